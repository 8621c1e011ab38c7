namespace CorsFunctions.Worker;

/// <summary>Tells requests of the app's own pages from those of other sites: browsers send Origin with both.</summary>
internal static class SameOrigin
{
    /// <summary>True when the origin is the one that the request was sent to.</summary>
    /// <remarks>Behind a front end that ends TLS the URL says http where the browser's origin says https; never the other way round.</remarks>
    public static bool IsSame(string origin, Uri url)
    {
        var separator = origin.IndexOf("://", StringComparison.Ordinal);
        if (separator < 0)
        {
            return false;
        }

        var scheme = origin.AsSpan(0, separator);
        return (scheme is "https" || (scheme is "http" && url.Scheme == "http"))
            && origin.AsSpan(separator + 3).Equals(Authority(url, scheme), StringComparison.OrdinalIgnoreCase);
    }

    private static string Authority(Uri url, ReadOnlySpan<char> scheme) =>
        url.IsDefaultPort || (scheme is "https" && url.Port == 443) ? url.IdnHost : $"{url.IdnHost}:{url.Port}";
}
