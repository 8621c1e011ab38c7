using CorsFunctions.Policies;

namespace CorsFunctions.Decisions;

/// <summary>Decides. Pure: the same set, request and instant always give the same decision.</summary>
/// <remarks>
/// <list type="number">
/// <item>The most specific route that matches the path governs alone.</item>
/// <item>Within it, the most specific origin pattern decides: exact, then the longest wildcard, then <c>*</c>. The answer has to
/// repeat the origin byte by byte, so the match minds every byte (<see href="https://fetch.spec.whatwg.org/#concept-cors-check">Fetch, CORS check</see>).</item>
/// <item>A row that is switched off, expired or set aside allows nothing, and what it claims goes to no other row:
/// access never widens by a fault or by time.</item>
/// <item>A preflight's method, then its headers
/// (<see href="https://fetch.spec.whatwg.org/#cors-preflight-fetch-0">Fetch, CORS-preflight fetch</see>).</item>
/// </list>
/// </remarks>
internal static class CorsEvaluator
{
    /// <summary>Decides on a request.</summary>
    /// <param name="policies">The set in force, or null while none could be loaded.</param>
    /// <param name="request">The request.</param>
    /// <param name="now">The instant that <see cref="OriginPolicy.ExpiresOn"/> is held against.</param>
    public static CorsDecision Evaluate(PolicySet? policies, in CorsRequest request, DateTimeOffset now)
    {
        if (policies is null)
        {
            return Refuse(request, CorsReason.PoliciesUnavailable);
        }

        if (policies.FindRoute(request.Path) is not { } route)
        {
            return Refuse(request, policies.Policies.Count == 0 ? CorsReason.NoPolicies : CorsReason.NoRoute);
        }

        // The same answer for every origin, and when there is none, makes the response fit for a shared cache without Vary.
        if (route.Origins.SameForEveryOrigin is { } everyone)
        {
            return everyone.IsInForce(now)
                ? Permit(request, everyone, "*", now)
                : Refuse(request, CorsReason.OriginNotAllowed, everyone);
        }

        if (request.Origin is not { } origin)
        {
            return new CorsDecision(CorsRequestKind.NotCors, CorsReason.None) { VariesByOrigin = true };
        }

        if (!route.Origins.TryFind(origin, out var policy))
        {
            return Refuse(request, CorsReason.OriginMalformed);
        }

        return policy is not null && policy.IsInForce(now)
            ? Permit(request, policy, origin, now) with { VariesByOrigin = true }
            : Refuse(request, CorsReason.OriginNotAllowed, policy);
    }

    private static CorsDecision Refuse(in CorsRequest request, CorsReason reason, OriginPolicy? policy = null) =>
        new(request.Kind, reason) { Policy = policy, VariesByOrigin = true };

    private static CorsDecision Permit(in CorsRequest request, OriginPolicy policy, string allowOrigin, DateTimeOffset now)
    {
        if (request.Kind != CorsRequestKind.Preflight)
        {
            return new CorsDecision(request.Kind, CorsReason.None)
            {
                Policy = policy, AllowOrigin = allowOrigin, AllowCredentials = policy.AllowCredentials, ExposedHeaders = policy.ExposedHeaders,
            };
        }

        var reason = PreflightAnswer.FindReason(policy, request);
        return new CorsDecision(CorsRequestKind.Preflight, reason)
        {
            Policy = policy,
            AllowOrigin = allowOrigin,
            AllowCredentials = policy.AllowCredentials,
            AllowMethods = PreflightAnswer.AllowMethods(policy, reason, request),
            AllowHeaders = PreflightAnswer.AllowHeaders(policy, reason, request),
            MaxAge = reason == CorsReason.None ? policy.MaxAgeAt(now) : null,
        };
    }
}
