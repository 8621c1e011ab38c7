using CorsFunctions.Browser;
using CorsFunctions.Cli.Check.Probing;

namespace CorsFunctions.Cli.Check.Servers;

/// <summary>Express, Flask, Spring and ASP.NET Core: by their headers, and by what only they say.</summary>
internal static class Frameworks
{
    public static Server? OfAnswer(Answer answer) =>
        Express(answer) ?? Flask(answer) ?? Spring(answer) ?? AspNetCore(answer);

    /// <summary>Express answers OPTIONS itself by a body that equals Allow.</summary>
    public static bool IsExpressOptions(Answer answer) =>
        answer is { Status: 200, Body.Length: > 0 } && answer["Allow"] is { } allow && Names(answer.Body).SequenceEqual(Names(allow));

    private static Server? Express(Answer answer) =>
        answer["X-Powered-By"] == "Express" ? new Server(ServerKind.Express, "Express", "X-Powered-By: Express")
        : answer.Says("<pre>Cannot ") ? new Server(ServerKind.Express, "Express", "the text \"Cannot …\" is Express' own")
        : IsExpressOptions(answer) ? new Server(ServerKind.Express, "Express", "the body of the answer equals its Allow header")
        : null;

    private static Server? Flask(Answer answer)
    {
        var header = answer["Server"] ?? "";
        return header.StartsWith("Werkzeug/", StringComparison.Ordinal)
            ? new Server(ServerKind.Flask, $"Flask (Werkzeug {Printable.Text(header["Werkzeug/".Length..].Split(' ')[0], 20)})", $"Server: {Printable.Text(header)}")
            : answer.Says("Werkzeug Debugger") ? new Server(ServerKind.Flask, "Flask", "the page is Werkzeug's debugger")
            : null;
    }

    private static Server? Spring(Answer answer) =>
        answer.Says("Invalid CORS request") ? new Server(ServerKind.Spring, "Spring", "the text \"Invalid CORS request\" is Spring's own")
        : answer.Says("<h3>Apache Tomcat/") ? new Server(ServerKind.Spring, "Spring (on Tomcat)", "the page is Tomcat's own (its footer)")
        : IsSpringSecurity(answer) ? new Server(ServerKind.Spring, "Spring", "the cache and protection headers are Spring Security's")
        : IsSpringVary(answer) ? new Server(ServerKind.Spring, "Spring", "three Vary lines, as Spring's CORS writes them")
        : null;

    private static bool IsSpringSecurity(Answer answer) =>
        answer["Cache-Control"] == "no-cache, no-store, max-age=0, must-revalidate" && answer["X-Content-Type-Options"] == "nosniff";

    private static bool IsSpringVary(Answer answer) =>
        answer.Headers.ValuesOf("Vary") is ["Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"];

    private static Server? AspNetCore(Answer answer)
    {
        var header = answer["Server"] ?? "";
        return header == "Kestrel" ? new Server(ServerKind.AspNetCore, "ASP.NET Core (Kestrel)", "Server: Kestrel")
            : header.StartsWith("Microsoft-IIS/", StringComparison.Ordinal) ? new Server(ServerKind.AspNetCore, $"ASP.NET ({Printable.Text(header, 20)})", $"Server: {Printable.Text(header)}")
            : null;
    }

    private static IEnumerable<string> Names(string list) => HeaderList.SplitAtCommas(list).Select(name => name.Trim()).Order(StringComparer.Ordinal);
}
