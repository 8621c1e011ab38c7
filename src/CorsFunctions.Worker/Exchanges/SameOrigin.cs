namespace CorsFunctions.Worker.Exchanges;

/// <summary>Tells the app's own origin from others.</summary>
internal static class SameOrigin
{
    /// <summary>True when the origin is that of the scheme and authority.</summary>
    /// <remarks>Behind a front end that ends TLS the URL says http where the browser's origin says https; never the other way round.</remarks>
    public static bool IsSame(ReadOnlySpan<char> origin, ReadOnlySpan<char> scheme, ReadOnlySpan<char> authority)
    {
        var separator = origin.IndexOf("://", StringComparison.Ordinal);
        if (separator < 0 || authority.IsEmpty)
        {
            return false;
        }

        var isHttp = scheme.Equals("http", StringComparison.OrdinalIgnoreCase);
        var ofHttps = origin[..separator] is "https";
        return (ofHttps || (isHttp && origin[..separator] is "http"))
            && origin[(separator + 3)..].Equals(WithoutDefaultPort(authority, isHttp, ofHttps), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The last element of a forwarded header: what the proxy nearest to the app says. Null when there is none.</summary>
    public static string? NearestProxy(string? value)
    {
        var nearest = value.AsSpan(value is null ? 0 : value.LastIndexOf(',') + 1).Trim();
        return nearest.IsEmpty ? null : nearest.ToString();
    }

    private static ReadOnlySpan<char> WithoutDefaultPort(ReadOnlySpan<char> authority, bool isHttp, bool ofHttps) =>
        (isHttp && authority.EndsWith(":80", StringComparison.Ordinal)) ? authority[..^3]
        : (ofHttps && authority.EndsWith(":443", StringComparison.Ordinal)) ? authority[..^4]
        : authority;
}
