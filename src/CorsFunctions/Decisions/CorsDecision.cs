using CorsFunctions.Policies;

namespace CorsFunctions.Decisions;

/// <summary>What the policies say of one request, complete: whoever answers it needs neither the request nor the policies again.</summary>
/// <param name="Kind">What the request is to the protocol.</param>
/// <param name="Reason">Why it is refused, or <see cref="CorsReason.None"/>.</param>
internal readonly record struct CorsDecision(CorsRequestKind Kind, CorsReason Reason)
{
    /// <summary>What becomes of a refused request that turns out to be of the app's own pages: it needs no permission.</summary>
    public static CorsDecision OwnPage { get; } = new(CorsRequestKind.NotCors, CorsReason.None) { VariesByOrigin = true };

    public CorsOutcome Outcome =>
        Kind == CorsRequestKind.NotCors ? CorsOutcome.NotCors : Reason == CorsReason.None ? CorsOutcome.Allowed : CorsOutcome.Refused;

    /// <summary>The deciding row, or null when none decides. For a refused origin: the row that claims it but is not in force.</summary>
    public OriginPolicy? Policy { get; init; }

    /// <summary>The request's origin, <c>*</c>, or null where none is permitted. Also there when only a preflight's method or header is refused.</summary>
    public string? AllowOrigin { get; init; }

    /// <summary>Whether the response says that credentials are allowed.</summary>
    public bool AllowCredentials => AllowOrigin is not null && Policy!.AllowCredentials;

    /// <summary>True when another origin could have another answer, now or after an edit of a row: caches have to know.</summary>
    /// <remarks><see href="https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches">Fetch, CORS protocol and HTTP caches</see>.</remarks>
    public bool VariesByOrigin { get; init; }

    /// <summary>Of an actual request: the response headers that scripts may read.</summary>
    public string? ExposedHeaders => AllowOrigin is not null && Kind != CorsRequestKind.Preflight ? Policy!.ExposedHeaders : null;

    /// <summary>Of a preflight: the methods to announce.</summary>
    public string? AllowMethods { get; init; }

    /// <summary>Of a preflight: the request headers to announce.</summary>
    public string? AllowHeaders { get; init; }

    /// <summary>Of an allowed preflight: the seconds that it may be cached.</summary>
    public string? MaxAge { get; init; }
}

/// <summary>What becomes of a request.</summary>
internal enum CorsOutcome
{
    /// <summary>It is no CORS request.</summary>
    NotCors,

    /// <summary>It is allowed as a whole.</summary>
    Allowed,

    /// <summary>It is refused; <see cref="CorsDecision.Reason"/> says why.</summary>
    Refused,
}
