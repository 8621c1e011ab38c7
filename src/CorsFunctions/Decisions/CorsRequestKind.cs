namespace CorsFunctions.Decisions;

/// <summary>What a request is to the CORS protocol (Fetch, section 3.3.2 "HTTP requests").</summary>
internal enum CorsRequestKind
{
    /// <summary>No <c>Origin</c>: no CORS request.</summary>
    NotCors,

    /// <summary><c>OPTIONS</c> with <c>Origin</c> and <c>Access-Control-Request-Method</c>: a browser asks beforehand.</summary>
    Preflight,

    /// <summary>Every other request with <c>Origin</c>.</summary>
    Actual,
}
