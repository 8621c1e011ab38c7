using CorsFunctions.Protocol;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Worker;

/// <summary>Takes from the worker's request what the engine looks at.</summary>
internal static class CorsRequestReader
{
    public static CorsRequest Read(HttpRequestData request) => new(
        request.Method,
        Path(request.Url.OriginalString),
        Header(request, CorsHeaderNames.Origin),
        Header(request, CorsHeaderNames.RequestMethod),
        Header(request, CorsHeaderNames.RequestHeaders));

    // Uri.AbsolutePath decodes percent-encoded letters, which the host did not do when it chose the function.
    private static string Path(string url)
    {
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
