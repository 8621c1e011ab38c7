using System.Buffers;

namespace CorsFunctions.Explanations;

/// <summary>What somebody types for the URL of a request: a path, or an absolute URL.</summary>
internal static class AskedUrl
{
    // What browsers percent-encode in a path (https://url.spec.whatwg.org/#path-percent-encode-set); a backslash they turn into a slash.
    private static readonly SearchValues<char> Encoded = SearchValues.Create("\"<>`{}^\\");

    private static readonly string[] DotSegments = [".", "..", "%2e", ".%2e", "%2e.", "%2e%2e"];

    /// <summary>A sentence with the fix; null for a URL as browsers send it.</summary>
    public static string? FindFault(string url)
    {
        var path = PathOf(url);
        return path.Length == 0 || (!url.StartsWith('/') && OriginOf(url) is null)
                ? $"'{Printable.Text(url)}' is neither a path nor a URL of http or https. Write the path as the browser sends it, such as '/api/data'"
            : url.Any(c => c is <= ' ' or >= '\u007f') || path.AsSpan().ContainsAny(Encoded)
                ? $"'{Printable.Text(url)}' has characters that browsers percent-encode. Write it as the browser sends it, such as '/caf%C3%A9'"
            : path.Split('/').Any(segment => DotSegments.Contains(segment, StringComparer.OrdinalIgnoreCase))
                ? $"'{Printable.Text(url)}' has '.' or '..' in its path, which browsers resolve before they send it. Write the path that is left"
            : null;
    }

    /// <summary>The path without query and fragment; empty where there is none to be found.</summary>
    public static string PathOf(string url)
    {
        var start = url.StartsWith('/') ? 0 : EndOfAuthority(url);
        var path = start < 0 ? "" : url[start..];
        var end = path.AsSpan().IndexOfAny('?', '#');
        path = end < 0 ? path : path[..end];
        return path.Length == 0 && start > 0 ? "/" : path;
    }

    /// <summary>The origin of an absolute URL; null for a path.</summary>
    public static string? OriginOf(string url) =>
        EndOfAuthority(url) is var end and > 0 && Uri.TryCreate(url[..end], UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)
            : null;

    private static int EndOfAuthority(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0)
        {
            return -1;
        }

        var length = url.AsSpan(scheme + 3).IndexOfAny('/', '?', '#');
        return length < 0 ? url.Length : scheme + 3 + length;
    }
}
