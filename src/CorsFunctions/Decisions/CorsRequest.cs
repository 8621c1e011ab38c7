namespace CorsFunctions.Decisions;

/// <summary>The part of an HTTP request that the CORS protocol looks at.</summary>
/// <remarks>Several lines of one header are one value, joined by commas, as the Functions host hands them on.</remarks>
/// <param name="Method">The HTTP method, as sent.</param>
/// <param name="Path">The URL's path, percent-encoded, without the query.</param>
/// <param name="Origin">The <c>Origin</c> header, or null when there is none.</param>
/// <param name="RequestMethod">The <c>Access-Control-Request-Method</c> header, or null when there is none.</param>
/// <param name="RequestHeaders">The <c>Access-Control-Request-Headers</c> header, or null when there is none.</param>
internal readonly record struct CorsRequest(string Method, string Path, string? Origin, string? RequestMethod, string? RequestHeaders)
{
    /// <summary>What the request is to the protocol. An empty header is a header: only its absence counts.</summary>
    public CorsRequestKind Kind =>
        Origin is null ? CorsRequestKind.NotCors
        : RequestMethod is not null && Method == "OPTIONS" ? CorsRequestKind.Preflight
        : CorsRequestKind.Actual;
}
