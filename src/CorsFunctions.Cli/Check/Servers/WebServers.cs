using CorsFunctions.Cli.Check.Probing;

namespace CorsFunctions.Cli.Check.Servers;

/// <summary>Apache httpd and nginx: by the pages that they make themselves, then by their header.</summary>
internal static class WebServers
{
    /// <summary>The page that Apache makes of a rewrite with <c>R=200</c>.</summary>
    public static bool IsApacheRewrite(Answer answer) =>
        answer.Status == 200 && answer.Says("<title>200 OK</title>") && answer.Says("The server encountered an internal error");

    public static Server? OfBody(Answer answer)
    {
        if (answer.Says("<center>nginx"))
        {
            return new Server(ServerKind.Nginx, Name("nginx", answer), "the page is nginx' own (its footer)");
        }

        if (answer.Says("<address>Apache/") || IsApacheRewrite(answer))
        {
            return new Server(ServerKind.Apache, Name("Apache", answer), "the page is Apache's own");
        }

        return null;
    }

    public static Server? OfHeader(Answer answer)
    {
        var header = answer["Server"] ?? "";
        return header.StartsWith("nginx", StringComparison.OrdinalIgnoreCase) ? new Server(ServerKind.Nginx, Name("nginx", answer), Line(header))
            : header.StartsWith("Apache", StringComparison.OrdinalIgnoreCase) && !header.StartsWith("Apache-Coyote", StringComparison.OrdinalIgnoreCase)
                ? new Server(ServerKind.Apache, Name("Apache", answer), Line(header))
            : null;
    }

    private static string Line(string header) => $"Server: {Printable.Text(header)}";

    // "Apache/2.4.71 (Debian)" is Apache 2.4.71.
    private static string Name(string name, Answer answer)
    {
        var header = answer["Server"] ?? "";
        return header.StartsWith(name + "/", StringComparison.OrdinalIgnoreCase)
            ? $"{name} {Printable.Text(header[(name.Length + 1)..].Split(' ')[0], 20)}"
            : name;
    }
}
