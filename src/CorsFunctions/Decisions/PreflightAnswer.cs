using CorsFunctions.Http;
using CorsFunctions.Policies;

namespace CorsFunctions.Decisions;

/// <summary>
/// The check of a preflight of an allowed origin, and the lists that it is answered with: always the truth, so that a browser
/// that refuses names the method or the header, and the whole lists, so that one preflight serves the next requests as well.
/// </summary>
internal static class PreflightAnswer
{
    public static CorsReason FindReason(OriginPolicy policy, in CorsRequest request) =>
        !policy.Methods.Allows(request.RequestMethod) ? CorsReason.MethodNotAllowed
        : !policy.Headers.Allow(request.RequestHeaders) ? CorsReason.HeaderNotAllowed
        : CorsReason.None;

    /// <summary>The value of <c>Access-Control-Allow-Methods</c>, or null for none.</summary>
    /// <remarks>With credentials a star is a method of that name (<see href="https://fetch.spec.whatwg.org/#cors-preflight-fetch-0">Fetch</see>), so what was asked for is repeated.</remarks>
    public static string? AllowMethods(OriginPolicy policy, CorsReason reason, in CorsRequest request) =>
        !policy.Methods.IsWildcard ? policy.Methods.HeaderValue
        : reason == CorsReason.MethodNotAllowed ? policy.Methods.HeaderValue
        : policy.AllowCredentials ? request.RequestMethod
        : "*";

    /// <summary>The value of <c>Access-Control-Allow-Headers</c>, or null for none.</summary>
    /// <remarks>
    /// A refused header under a star is ill-formed, or it is Authorization, which some browsers take a star for
    /// against the standard: then the star is not sent, and what was asked for besides Authorization is.
    /// </remarks>
    public static string? AllowHeaders(OriginPolicy policy, CorsReason reason, in CorsRequest request) =>
        !policy.Headers.IsWildcard ? policy.Headers.HeaderValue
        : reason == CorsReason.HeaderNotAllowed ? AreNames(request.RequestHeaders) ? Join(request.RequestHeaders, withAuthorization: false) : null
        : reason == CorsReason.MethodNotAllowed ? policy.Headers.HeaderValue
        : !policy.AllowCredentials ? policy.Headers.WildcardValue
        : IsTidy(request.RequestHeaders) ? request.RequestHeaders
        : Join(request.RequestHeaders, withAuthorization: true) ?? policy.Headers.HeaderValue;

    // What browsers send can be repeated as it is; what a proxy made of it is written anew: names only, no tabs, no empty elements.
    private static bool IsTidy(ReadOnlySpan<char> requested) =>
        requested is not ([] or [',', ..] or [.., ',']) && !requested.ContainsAny(" \t") && !requested.Contains(",,", StringComparison.Ordinal);

    private static bool AreNames(ReadOnlySpan<char> requested)
    {
        var list = new RequestedHeaders(requested, RequestedHeaders.LongestName, isBounded: false);
        while (list.MoveNext())
        {
            if (!HttpToken.IsToken(list.Current))
            {
                return false;
            }
        }

        return list.IsWellFormed;
    }

    // Of a list that was checked, which is no longer than RequestedHeaders.LongestList.
    private static string? Join(ReadOnlySpan<char> requested, bool withAuthorization)
    {
        Span<char> joined = stackalloc char[requested.Length];
        var length = 0;
        var list = new RequestedHeaders(requested, RequestedHeaders.LongestName, isBounded: false);
        while (list.MoveNext())
        {
            if (withAuthorization || !list.Current.Equals("authorization", StringComparison.OrdinalIgnoreCase))
            {
                if (length > 0)
                {
                    joined[length++] = ',';
                }

                list.Current.CopyTo(joined[length..]);
                length += list.Current.Length;
            }
        }

        return length > 0 ? joined[..length].ToString() : null;
    }
}
