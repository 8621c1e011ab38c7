using System.Globalization;

namespace CorsFunctions.Check.Tests.Servers;

/// <summary>Debian's nginx; a configuration is what stands in the http block.</summary>
internal sealed class NginxHost : IServerHost
{
    private const string Program = "/usr/sbin/nginx";

    public string? Missing => Tools.Missing(Program, "nginx-light");

    public async Task<RunningServer> StartAsync(string configuration, string? variant)
    {
        var child = new ChildServer();
        Directory.CreateDirectory(Path.Combine(child.Folder, "www"));
        child.OpenFolder();
        child.Write("www/data.json", "{}");
        child.Write("users", "user:{PLAIN}pass\n");
        var path = child.Write("nginx.conf", $$"""
            daemon off;
            master_process off;
            pid nginx.pid;
            error_log stderr;
            events { worker_connections 64; }
            http {
                access_log off;
                client_body_temp_path temp; proxy_temp_path temp; fastcgi_temp_path temp; uwsgi_temp_path temp; scgi_temp_path temp;
            {{configuration
                .Replace("{{port}}", $"127.0.0.1:{child.Port.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal)
                .Replace("{{backend}}", await Backend.AuthorityAsync(), StringComparison.Ordinal)
                .Replace("{{folder}}", child.Folder, StringComparison.Ordinal)}}
            }

            """);
        return await child.StartAsync(Program, ["-p", child.Folder, "-e", "stderr", "-c", path]);
    }
}
