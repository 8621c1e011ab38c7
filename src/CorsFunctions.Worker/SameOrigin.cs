using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Worker;

/// <summary>Tells requests of the app's own pages from those of other sites: browsers send Origin with both.</summary>
internal static class SameOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>True when the browser says so, in a header that scripts cannot set, or when the origin is the one that the request was sent to.</summary>
    /// <remarks>Behind a proxy that sends another Host, only the browser knows (Fetch Metadata, "Sec-Fetch-Site").</remarks>
    public static bool IsSame(string origin, HttpRequestData request) =>
        (request.Headers.NonValidated.TryGetValues(FetchSite, out var site) && site.ToString() == "same-origin")
        || (CorsRequestReader.Url(request) is { } url && IsSame(origin, url));

    /// <summary>True when the origin is that of the URL.</summary>
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

    private static string Authority(Uri url, ReadOnlySpan<char> scheme)
    {
        // IdnHost takes the brackets off an IPv6 address.
        var host = url.HostNameType == UriHostNameType.IPv6 ? url.Host : url.IdnHost;
        return url.IsDefaultPort || (scheme is "https" && url.Port == 443) ? host : $"{host}:{url.Port}";
    }
}
