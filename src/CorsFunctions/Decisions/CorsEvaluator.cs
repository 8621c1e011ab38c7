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
    private const string Everyone = "*";

    /// <summary>Decides on a request.</summary>
    /// <param name="policies">The set in force, or null while none could be loaded.</param>
    /// <param name="request">The request.</param>
    /// <param name="now">The instant that <see cref="OriginPolicy.ExpiresOn"/> is held against.</param>
    public static CorsDecision Evaluate(PolicySet? policies, in CorsRequest request, DateTimeOffset now)
    {
        var reason = Find(policies, request, now, out var policy, out var allowOrigin);
        var kind = request.Kind;
        if (kind != CorsRequestKind.Preflight || allowOrigin is null)
        {
            return new CorsDecision(kind, reason) { Policy = policy, AllowOrigin = allowOrigin, VariesByOrigin = Varies(allowOrigin) };
        }

        reason = PreflightAnswer.FindReason(policy!, request);
        return new CorsDecision(kind, reason)
        {
            Policy = policy,
            AllowOrigin = allowOrigin,
            VariesByOrigin = Varies(allowOrigin),
            AllowMethods = PreflightAnswer.AllowMethods(policy!, reason, request),
            AllowHeaders = PreflightAnswer.AllowHeaders(policy!, reason, request),
            MaxAge = reason == CorsReason.None ? policy!.MaxAgeAt(now) : null,
        };
    }

    // The same answer for every origin, and when there is none, makes the response fit for a shared cache without Vary.
    private static bool Varies(string? allowOrigin) => allowOrigin != Everyone;

    // The row that decides, and the origin that it permits: that of the request, everyone, or null.
    private static CorsReason Find(PolicySet? policies, in CorsRequest request, DateTimeOffset now, out OriginPolicy? policy, out string? allowOrigin)
    {
        (policy, allowOrigin) = (null, null);
        if (policies is null)
        {
            return CorsReason.PoliciesUnavailable;
        }

        if (policies.FindRoute(request.Path) is not { } route)
        {
            return policies.Policies.Count == 0 ? CorsReason.NoPolicies : CorsReason.NoRoute;
        }

        var origin = request.Origin;
        if (route.Origins.SameForEveryOrigin is { } everyone)
        {
            (policy, origin) = (everyone, Everyone);
        }
        else if (origin is null)
        {
            return CorsReason.None;
        }
        else if (!route.Origins.TryFind(origin, out policy))
        {
            return CorsReason.OriginMalformed;
        }

        if (policy is null || !policy.IsInForce(now))
        {
            return CorsReason.OriginNotAllowed;
        }

        allowOrigin = origin;
        return CorsReason.None;
    }
}
