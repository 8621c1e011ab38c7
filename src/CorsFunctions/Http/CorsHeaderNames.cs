namespace CorsFunctions.Http;

/// <summary>Header names of the CORS protocol (Fetch, section 3.3 "CORS protocol").</summary>
internal static class CorsHeaderNames
{
    /// <summary>Request: who asks.</summary>
    public const string Origin = "Origin";

    /// <summary>Preflight request: the method that will be used.</summary>
    public const string RequestMethod = "Access-Control-Request-Method";

    /// <summary>Preflight request: the headers that will be sent.</summary>
    public const string RequestHeaders = "Access-Control-Request-Headers";

    /// <summary>Response: the origin that may read it, or <c>*</c>.</summary>
    public const string AllowOrigin = "Access-Control-Allow-Origin";

    /// <summary>Response: <c>true</c> if the request may carry credentials.</summary>
    public const string AllowCredentials = "Access-Control-Allow-Credentials";

    /// <summary>Preflight response: the methods that may be used.</summary>
    public const string AllowMethods = "Access-Control-Allow-Methods";

    /// <summary>Preflight response: the headers that may be sent.</summary>
    public const string AllowHeaders = "Access-Control-Allow-Headers";

    /// <summary>Preflight response: seconds that it may be cached.</summary>
    public const string MaxAge = "Access-Control-Max-Age";

    /// <summary>Actual response: the headers that scripts may read.</summary>
    public const string ExposeHeaders = "Access-Control-Expose-Headers";

    /// <summary>Response: the request headers that it depends on (RFC 9110, section 12.5.5).</summary>
    public const string Vary = "Vary";

    /// <summary>Response, opt-in: the decision in short, for people with the browser's network panel open.</summary>
    public const string Decision = "Cors-Decision";

    /// <summary>True for the response headers of the protocol, present and future: <c>Access-Control-</c> and anything.</summary>
    public static bool IsProtocols(string name) => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for <see cref="Vary"/>, in whatever case.</summary>
    public static bool IsVary(string name) => name.Equals(Vary, StringComparison.OrdinalIgnoreCase);
}
