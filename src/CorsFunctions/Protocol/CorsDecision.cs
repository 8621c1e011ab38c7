using CorsFunctions.Policies;

namespace CorsFunctions.Protocol;

/// <summary>What the policies say of a request. A value: nothing was written anywhere yet.</summary>
/// <param name="Kind">What the request is to the protocol.</param>
/// <param name="Reason">Why it is refused, or <see cref="CorsReason.None"/>.</param>
/// <param name="Policy">The row that decides, or null when none does. For a refused origin: the row that claims it but is not in force.</param>
/// <param name="Route">The rows that govern the path, or null when there are none.</param>
/// <param name="At">The instant of the decision.</param>
public readonly record struct CorsDecision(CorsRequestKind Kind, CorsReason Reason, OriginPolicy? Policy, RoutePolicies? Route, DateTimeOffset At)
{
    /// <summary>True for a CORS request that is allowed as a whole.</summary>
    public bool IsAllowed => Kind != CorsRequestKind.NotCors && Reason == CorsReason.None;

    /// <summary>True for a CORS request that is refused.</summary>
    public bool IsRefused => Kind != CorsRequestKind.NotCors && Reason != CorsReason.None;

    /// <summary>True when the response names the origin as permitted, even if a preflight's method or header is refused.</summary>
    /// <remarks>Also for a request without Origin, where the answer is the same for every origin.</remarks>
    public bool PermitsOrigin =>
        Policy is not null && (Reason is CorsReason.None or CorsReason.MethodNotAllowed or CorsReason.HeaderNotAllowed);

    /// <summary>True when another origin could have had another answer: caches have to know (Fetch, "CORS protocol and HTTP caches").</summary>
    /// <remarks>Without policies nobody knows what the next answer will be, so that counts as well.</remarks>
    public bool DependsOnOrigin => Reason == CorsReason.PoliciesUnavailable || Route is { IsStatic: false };
}
