using System.Globalization;

namespace CorsFunctions.Check.Tests.Servers;

/// <summary>Debian's apache2 with the modules of the articles.</summary>
internal sealed class ApacheHost : IServerHost
{
    private const string Program = "/usr/sbin/apache2";

    private static readonly string[] Modules =
    [
        "mpm_event", "authn_core", "authn_file", "authz_core", "authz_host", "authz_user", "auth_basic", "alias", "dir", "env", "setenvif",
        "headers", "rewrite", "proxy", "proxy_http", "allowmethods",
    ];

    public string? Missing => Tools.Missing(Program, "apache2-bin");

    public async Task<RunningServer> StartAsync(string configuration, string? variant)
    {
        var child = new ChildServer();
        Directory.CreateDirectory(Path.Combine(child.Folder, "www", "static"));
        child.OpenFolder();
        child.Write("www/data.json", "{}");

        // user:pass
        child.Write("users", "user:{SHA}nU4eI71bcnBGqeO0t9tXvY1u5oQ=\n");
        var frame = $$"""
            ServerRoot {{child.Folder}}
            ServerName localhost
            PidFile apache.pid
            DefaultRuntimeDir .
            ErrorLog server-errors.log
            {{string.Join('\n', Modules.Select(name => $"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so"))}}
            {{(Environment.IsPrivilegedProcess ? "User www-data\nGroup www-data" : "")}}
            StartServers 1
            ServerLimit 1
            ThreadsPerChild 8
            MaxRequestWorkers 8
            Listen 127.0.0.1:{{child.Port}}
            <Directory {{child.Folder}}/www>
                Require all granted
            </Directory>

            """;
        var path = child.Write("apache.conf", frame + configuration
            .Replace("{{port}}", child.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{{backend}}", await Backend.AuthorityAsync(), StringComparison.Ordinal)
            .Replace("{{folder}}", child.Folder, StringComparison.Ordinal));
        return await child.StartAsync(Program, ["-DFOREGROUND", "-f", path]);
    }
}
