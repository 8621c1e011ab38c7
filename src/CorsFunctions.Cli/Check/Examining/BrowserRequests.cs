using CorsFunctions.Browser;
using CorsFunctions.Cli.Check.Requests;
using CorsFunctions.Http;

namespace CorsFunctions.Cli.Check.Examining;

/// <summary>The header lines that Chromium 156 sends, in its order.</summary>
internal static class BrowserRequests
{
    private const string UserAgent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

    /// <summary>"CORS-preflight fetch": no cookies, no Authorization.</summary>
    public static List<HeaderLine> Preflight(CheckRequest request)
    {
        var lines = new List<HeaderLine> { new("Connection", "keep-alive"), new("Accept", "*/*"), new(CorsHeaderNames.RequestMethod, request.Method) };
        if (request.Need.RequestHeaders is { } names)
        {
            lines.Add(new HeaderLine(CorsHeaderNames.RequestHeaders, names));
        }

        lines.Add(new HeaderLine(CorsHeaderNames.Origin, request.Origin));
        lines.AddRange(Common(request));
        return lines;
    }

    /// <summary>The request itself, with the page's headers; cookies are unknown here and never sent.</summary>
    public static List<HeaderLine> Actual(CheckRequest request)
    {
        var lines = new List<HeaderLine>(request.Headers);
        if (!lines.Exists(line => line.Name.Equals("Accept", StringComparison.OrdinalIgnoreCase)))
        {
            lines.Insert(0, new HeaderLine("Accept", "*/*"));
        }

        lines.Add(new HeaderLine(CorsHeaderNames.Origin, request.Origin));
        var own = Common(request).Where(each => !request.Headers.Any(line => line.Name.Equals(each.Name, StringComparison.OrdinalIgnoreCase)));
        lines.AddRange(own.ToList());
        return lines;
    }

    private static IEnumerable<HeaderLine> Common(CheckRequest request)
    {
        yield return new HeaderLine("User-Agent", UserAgent);

        // Fetch metadata goes to trustworthy URLs only (https://w3c.github.io/webappsec-fetch-metadata/).
        if (request.Url.Scheme == "https" || request.Url.IsLoopback)
        {
            yield return new HeaderLine("Sec-Fetch-Mode", "cors");
            yield return new HeaderLine("Sec-Fetch-Site", Site.IsSame(request.Url, request.Origin) ? "same-site" : "cross-site");
            yield return new HeaderLine("Sec-Fetch-Dest", "empty");
        }

        // "strict-origin-when-cross-origin": nothing on the way from https to http.
        if (request.Origin != "null" && !(request.Origin.StartsWith("https:", StringComparison.Ordinal) && request.Url.Scheme == "http"))
        {
            yield return new HeaderLine("Referer", request.Origin + "/");
        }

        yield return new HeaderLine("Accept-Encoding", "gzip, deflate, br, zstd");
        yield return new HeaderLine("Accept-Language", "en-US,en;q=0.9");
    }
}
