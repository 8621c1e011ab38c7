using CorsFunctions.Decisions;
using CorsFunctions.Http;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Worker;

/// <summary>Takes from the worker's request what the engine looks at.</summary>
internal static class CorsRequestReader
{
    public static CorsRequest Read(HttpRequestData request)
    {
        // Only a preflight has the other two.
        var mayBePreflight = request.Method == "OPTIONS";
        return new CorsRequest(
            request.Method,
            Path(request),
            Header(request, CorsHeaderNames.Origin),
            mayBePreflight ? Header(request, CorsHeaderNames.RequestMethod) : null,
            mayBePreflight ? Header(request, CorsHeaderNames.RequestHeaders) : null);
    }

    /// <summary>The request's URL, or null when its Host header makes none: the worker parses it when it is asked for, and throws.</summary>
    public static Uri? Url(HttpRequestData request)
    {
        try
        {
            return request.Url;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    // Uri.AbsolutePath decodes percent-encoded letters, which the host did not do when it chose the function.
    // A request without a URL has no path either, and is governed by no row.
    private static string Path(HttpRequestData request)
    {
        if (Url(request)?.OriginalString is not { } url)
        {
            return "";
        }

        var authority = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var start = url.IndexOf('/', authority);
        if (start < 0)
        {
            return "/";
        }

        var end = url.AsSpan(start).IndexOfAny('?', '#');
        return end < 0 ? url[start..] : url.Substring(start, end);
    }

    private static string? Header(HttpRequestData request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out var values)
            ? values.Count == 1 ? values.ToString() : string.Join(',', values)
            : null;
}
