using CorsFunctions.Policies;

namespace CorsFunctions.Protocol;

/// <summary>Decides. Pure: the same set, request and instant always give the same decision, without allocation.</summary>
/// <remarks>
/// <list type="number">
/// <item>The most specific route that matches the path governs alone.</item>
/// <item>Within it, the most specific origin pattern decides: exact, then the longest wildcard, then <c>*</c>
/// (Fetch, "CORS check", step 4: the answer has to repeat the origin byte by byte, so the match minds every byte).</item>
/// <item>A row that is switched off, expired or set aside allows nothing, and what it claims goes to no other row:
/// access never widens by a fault or by time.</item>
/// <item>A preflight's method (Fetch, "CORS-preflight fetch", step 7.5).</item>
/// <item>A preflight's headers (steps 7.6 and 7.7).</item>
/// </list>
/// </remarks>
public static class CorsEvaluator
{
    /// <summary>Decides on a request.</summary>
    /// <param name="policies">The set in force, or null while none could be loaded.</param>
    /// <param name="request">The request.</param>
    /// <param name="now">The instant that rows' <see cref="OriginPolicy.ExpiresOn"/> is held against.</param>
    public static CorsDecision Evaluate(PolicySet? policies, in CorsRequest request, DateTimeOffset now)
    {
        var kind = request.Kind;
        if (policies is null)
        {
            return new CorsDecision(kind, CorsReason.PoliciesUnavailable, null, null, now);
        }

        if (policies.FindRoute(request.Path) is not { } route)
        {
            return new CorsDecision(kind, policies.Policies.Count == 0 ? CorsReason.NoPolicies : CorsReason.NoRoute, null, null, now);
        }

        // A route whose only pattern is "*" answers alike whatever the origin, and also when there is none:
        // that is what makes the response fit for a shared cache without Vary.
        var policy = route.Origins.OnlyAny;
        if (policy is null)
        {
            if (request.Origin is null)
            {
                return new CorsDecision(kind, CorsReason.None, null, route, now);
            }

            if (!route.Origins.TryFind(request.Origin, out policy))
            {
                return new CorsDecision(kind, CorsReason.OriginMalformed, null, route, now);
            }
        }

        if (policy is null || !policy.IsInForce(now))
        {
            return new CorsDecision(kind, CorsReason.OriginNotAllowed, policy, route, now);
        }

        return new CorsDecision(kind, kind == CorsRequestKind.Preflight ? CheckPreflight(policy, request) : CorsReason.None, policy, route, now);
    }

    private static CorsReason CheckPreflight(OriginPolicy policy, in CorsRequest request) =>
        !policy.Methods.Allows(request.RequestMethod!) ? CorsReason.MethodNotAllowed
        : !policy.Headers.Allow(request.RequestHeaders) ? CorsReason.HeaderNotAllowed
        : CorsReason.None;
}
