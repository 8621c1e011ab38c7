namespace CorsFunctions.Decisions;

/// <summary>Why a request was refused: the one closed list for logs, metrics, explanations and the <c>Cors-Decision</c> header.</summary>
internal enum CorsReason
{
    /// <summary>Not refused.</summary>
    None,

    /// <summary><c>no-policies</c>: the app has no rows at all.</summary>
    NoPolicies,

    /// <summary><c>no-route</c>: no row's route matches the path.</summary>
    NoRoute,

    /// <summary><c>origin-not-allowed</c>: no pattern of the route matches, or the row that matches is not in force.</summary>
    OriginNotAllowed,

    /// <summary><c>origin-malformed</c>: the <c>Origin</c> header is not a serialised origin.</summary>
    OriginMalformed,

    /// <summary><c>method-not-allowed</c>: the origin is allowed, the method is not.</summary>
    MethodNotAllowed,

    /// <summary><c>header-not-allowed</c>: origin and method are allowed, a header is not.</summary>
    HeaderNotAllowed,

    /// <summary><c>policies-unavailable</c>: no set of policies could be loaded yet.</summary>
    PoliciesUnavailable,
}

/// <summary>The names of reasons as people and machines read them.</summary>
internal static class CorsReasonNames
{
    /// <summary>Every reason for a refusal.</summary>
    public static readonly CorsReason[] All =
    [
        CorsReason.NoPolicies, CorsReason.NoRoute, CorsReason.OriginNotAllowed, CorsReason.OriginMalformed, CorsReason.MethodNotAllowed, CorsReason.HeaderNotAllowed,
        CorsReason.PoliciesUnavailable,
    ];

    /// <summary>The reason's name, such as <c>origin-not-allowed</c>; empty for <see cref="CorsReason.None"/>.</summary>
    public static string ToName(this CorsReason reason) => reason switch
    {
        CorsReason.NoPolicies => "no-policies",
        CorsReason.NoRoute => "no-route",
        CorsReason.OriginNotAllowed => "origin-not-allowed",
        CorsReason.OriginMalformed => "origin-malformed",
        CorsReason.MethodNotAllowed => "method-not-allowed",
        CorsReason.HeaderNotAllowed => "header-not-allowed",
        CorsReason.PoliciesUnavailable => "policies-unavailable",
        _ => "",
    };
}
