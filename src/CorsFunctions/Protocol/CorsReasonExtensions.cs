namespace CorsFunctions.Protocol;

/// <summary>The names of reasons as people and machines read them.</summary>
public static class CorsReasonExtensions
{
    /// <summary>The reason's name, such as <c>origin-not-allowed</c>; empty for <see cref="CorsReason.None"/>.</summary>
    /// <param name="reason">The reason.</param>
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
