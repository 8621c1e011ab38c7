using System.Globalization;

namespace CorsFunctions.Check.Tests.Servers;

/// <summary>Debian's python3-flask and python3-flask-cors, on the development server.</summary>
internal sealed class FlaskHost : IServerHost
{
    // Debian's own Python: another one on the PATH does not see Debian's packages.
    private const string Program = "/usr/bin/python3";

    public string? Missing =>
        Tools.Missing(Program, "python3")
        ?? Tools.Missing("/usr/lib/python3/dist-packages/flask/__init__.py", "python3-flask")
        ?? Tools.Missing("/usr/lib/python3/dist-packages/flask_cors/__init__.py", "python3-flask-cors");

    public Task<RunningServer> StartAsync(string configuration, string? variant)
    {
        var child = new ChildServer();
        child.Write("server.py", configuration + "\n\nimport os\napp.run(host='127.0.0.1', port=int(os.environ['PORT']), use_reloader=False)\n");
        return child.StartAsync(Program, ["server.py"], new Dictionary<string, string>
        {
            ["PORT"] = child.Port.ToString(CultureInfo.InvariantCulture),
        });
    }
}
