namespace CorsFunctions.Http;

/// <summary>Names that the Fetch standard keeps from scripts, and names that make no sense where they stand.</summary>
internal static class ForbiddenNames
{
    // Fetch, "forbidden request-header".
    private static readonly HashSet<string> RequestHeaders = Set(
        "accept-charset", "accept-encoding", "access-control-request-headers", "access-control-request-method",
        "access-control-request-private-network", "connection", "content-length", "cookie", "cookie2", "date", "dnt",
        "expect", "host", "keep-alive", "origin", "referer", "set-cookie", "te", "trailer", "transfer-encoding",
        "upgrade", "via");

    private static readonly HashSet<string> CorsResponseHeaders = Set(
        CorsHeaderNames.AllowOrigin, CorsHeaderNames.AllowCredentials, CorsHeaderNames.AllowMethods,
        CorsHeaderNames.AllowHeaders, CorsHeaderNames.MaxAge, CorsHeaderNames.ExposeHeaders);

    private static readonly HashSet<string> NeverExposable = Set(
        "origin", CorsHeaderNames.RequestMethod, CorsHeaderNames.RequestHeaders,
        CorsHeaderNames.AllowMethods, CorsHeaderNames.AllowHeaders, CorsHeaderNames.MaxAge);

    /// <summary>Fetch, "forbidden method".</summary>
    public static bool IsForbiddenMethod(string method) =>
        method.Equals("CONNECT", StringComparison.OrdinalIgnoreCase)
        || method.Equals("TRACE", StringComparison.OrdinalIgnoreCase)
        || method.Equals("TRACK", StringComparison.OrdinalIgnoreCase);

    /// <summary>Fetch, "forbidden request-header": scripts cannot set it, so no preflight asks for it.</summary>
    public static bool IsForbiddenRequestHeader(string name) =>
        RequestHeaders.Contains(name)
        || name.StartsWith("proxy-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("sec-", StringComparison.OrdinalIgnoreCase);

    /// <summary>A CORS response header: as a request header it is a misunderstanding.</summary>
    public static bool IsCorsResponseHeader(string name) => CorsResponseHeaders.Contains(name);

    /// <summary>Fetch, "forbidden response-header name": scripts can never read it.</summary>
    public static bool IsForbiddenResponseHeader(string name) =>
        name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase) || name.Equals("Set-Cookie2", StringComparison.OrdinalIgnoreCase);

    /// <summary>A request header, or one that only preflights have: exposing it is a misunderstanding.</summary>
    public static bool IsNeverExposable(string name) => NeverExposable.Contains(name);

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);
}
