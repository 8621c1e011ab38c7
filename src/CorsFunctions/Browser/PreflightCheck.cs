using CorsFunctions.Http;

namespace CorsFunctions.Browser;

/// <summary>
/// "CORS-preflight fetch" of the Fetch standard (https://fetch.spec.whatwg.org/#cors-preflight-fetch), from step 7 on:
/// does the answered preflight let the request go out?
/// </summary>
internal static class PreflightCheck
{
    // "CORS non-wildcard request-header name".
    private const string NonWildcardName = "authorization";

    /// <param name="origin">The request's origin, byte-serialised.</param>
    /// <param name="method">The method of the actual request, normalised.</param>
    /// <param name="unsafeNames">The CORS-unsafe request-header names, as in <see cref="PreflightNeed.UnsafeNames"/>.</param>
    /// <param name="mode">The credentials mode of the actual request; the preflight itself never has credentials.</param>
    /// <param name="status">The status of the preflight's response.</param>
    /// <param name="headers">The headers of the preflight's response.</param>
    public static BrowserVerdict Judge(
        string origin, string method, IReadOnlyList<string> unsafeNames, CredentialsMode mode, int status, HeaderList headers)
    {
        // For the standard a redirect is a status that is not ok; Chromium looks for it before all else.
        if (IsRedirect(status) && headers.Has("Location"))
        {
            return BrowserVerdict.BlockedPreflight(BrowserObjection.Redirected);
        }

        // 7. The CORS check and an ok status; anything else is a network error.
        var check = CorsCheck.Judge(origin, mode, headers);
        if (!check.IsAllowed)
        {
            return check with { IsOfPreflight = true };
        }

        if (status is < 200 or > 299)
        {
            return BrowserVerdict.BlockedPreflight(BrowserObjection.StatusNotOk);
        }

        // 7.1-7.3. One value that does not parse spoils the whole answer.
        var methods = headers.ExtractTokens(CorsHeaderNames.AllowMethods);
        if (methods.Failed)
        {
            return BrowserVerdict.BlockedPreflight(BrowserObjection.UnparsableMethods);
        }

        var names = headers.ExtractTokens(CorsHeaderNames.AllowHeaders);
        if (names.Failed)
        {
            return BrowserVerdict.BlockedPreflight(BrowserObjection.UnparsableHeaders);
        }

        // 7.4 concerns the use-CORS-preflight flag (upload listeners): it permits a request's own method when the
        // header is absent. The stricter reading is judged here.

        // 7.5. Methods compare with case; `*` is a method like another once credentials are included.
        if (!FetchMethod.IsSafelisted(method) && !methods.Contains(method, StringComparison.Ordinal) && !methods.IsWildcard(mode))
        {
            return BrowserVerdict.BlockedPreflight(BrowserObjection.MethodNotAllowed, method);
        }

        // 7.6 and 7.7. Every unsafe name is listed, or the wildcard is, which never covers Authorization.
        var isWildcard = names.IsWildcard(mode);
        foreach (var name in unsafeNames.Where(name => !names.Contains(name, StringComparison.OrdinalIgnoreCase)))
        {
            var isNonWildcard = name.Equals(NonWildcardName, StringComparison.OrdinalIgnoreCase);
            if (!isWildcard || isNonWildcard)
            {
                return BrowserVerdict.BlockedPreflight(BrowserObjection.HeaderNotAllowed, name) with { IsChromiumLaxer = isWildcard };
            }
        }

        return BrowserVerdict.Allowed;
    }

    /// <summary>"Redirect status".</summary>
    public static bool IsRedirect(int status) => status is 301 or 302 or 303 or 307 or 308;
}
