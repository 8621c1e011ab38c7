using System.Globalization;
using CorsFunctions.Azurite;

namespace CorsFunctions.Check.Tests.Servers;

/// <summary>npm's express, 5 or 4, with cors.</summary>
internal sealed class ExpressHost : IServerHost
{
    // Node.js is asked for where the packages are installed.
    public string? Missing => null;

    public async Task<RunningServer> StartAsync(string configuration, string? variant)
    {
        await NodePackages.EnsureAsync();
        var child = new ChildServer();
        var packages = Path.Combine(TestFolders.Tests, "node_modules");
        Directory.CreateDirectory(Path.Combine(child.Folder, "node_modules"));
        Directory.CreateSymbolicLink(Path.Combine(child.Folder, "node_modules", "express"), Path.Combine(packages, variant == "4" ? "express4" : "express"));
        Directory.CreateSymbolicLink(Path.Combine(child.Folder, "node_modules", "cors"), Path.Combine(packages, "cors"));
        child.Write("server.js", configuration + "\n\napp.listen(process.env.PORT, '127.0.0.1');\n");
        return await child.StartAsync("node", ["server.js"], new Dictionary<string, string>
        {
            ["PORT"] = child.Port.ToString(CultureInfo.InvariantCulture),
        });
    }
}
