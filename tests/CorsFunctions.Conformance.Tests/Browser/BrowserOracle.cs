using System.Globalization;

namespace CorsFunctions.Conformance.Tests.Browser;

/// <summary>
/// A browser's CORS decisions, step by step as the Fetch standard (https://fetch.spec.whatwg.org) has them; its
/// algorithms are cited by name, because sections get renumbered. It knows nothing of the product: it judges bytes.
/// </summary>
internal static class BrowserOracle
{
    private const StringComparison ByteCaseInsensitive = StringComparison.OrdinalIgnoreCase;

    private static readonly string[] SafelistedMethods = ["GET", "HEAD", "POST"];

    private static readonly string[] NonWildcardRequestHeaders = ["Authorization"];

    private static readonly string[] ForbiddenResponseHeaders = ["Set-Cookie", "Set-Cookie2"];

    private static readonly string[] SafelistedResponseHeaders =
        ["Cache-Control", "Content-Language", "Content-Length", "Content-Type", "Expires", "Last-Modified", "Pragma"];

    /// <summary>"CORS check".</summary>
    public static bool CorsCheck(string requestOrigin, CredentialsMode mode, HeaderList headers)
    {
        // 1-2. No Access-Control-Allow-Origin is a failure.
        var origin = headers.Get("Access-Control-Allow-Origin");
        if (origin is null)
        {
            return false;
        }

        // 3. The wildcard, for requests without credentials only.
        if (mode != CredentialsMode.Include && origin == "*")
        {
            return true;
        }

        // 4. Otherwise it has to be the request's origin, byte for byte; two lines were joined by Get and cannot be.
        if (origin != requestOrigin)
        {
            return false;
        }

        // 5-8. With credentials, Access-Control-Allow-Credentials has to be `true`, case included.
        return mode != CredentialsMode.Include || headers.Get("Access-Control-Allow-Credentials") == "true";
    }

    /// <summary>"CORS-preflight fetch", from step 7 on: does the answered preflight let the request go out?</summary>
    public static bool PreflightPasses(CorsRequest request, CredentialsMode mode, int status, HeaderList headers)
    {
        // 7 and 8. The CORS check and an ok status; anything else is a network error.
        if (!CorsCheck(request.Origin, mode, headers) || status is < 200 or > 299)
        {
            return false;
        }

        // 7.1-7.3. One value that does not parse spoils the whole answer.
        var methods = headers.ExtractTokens("Access-Control-Allow-Methods");
        var headerNames = headers.ExtractTokens("Access-Control-Allow-Headers");
        if (methods.Failed || headerNames.Failed)
        {
            return false;
        }

        // 7.4 concerns the use-CORS-preflight flag (upload listeners): it permits a request's own method when the
        // header is absent. The stricter reading is judged here.

        // 7.5. Methods compare with case; `*` is a method like another once credentials are included.
        var methodPasses = methods.Contains(request.Method, StringComparison.Ordinal)
            || SafelistedMethods.Contains(request.Method, StringComparer.Ordinal)
            || IsWildcard(methods, mode);

        // 7.6. `*` never covers Authorization.
        var nonWildcardPasses = request.UnsafeNames
            .Where(name => NonWildcardRequestHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
            .All(name => headerNames.Contains(name, ByteCaseInsensitive));

        // 7.7. Every unsafe name is listed, or the wildcard is and no credentials are included.
        var namesPass = IsWildcard(headerNames, mode)
            || request.UnsafeNames.All(name => headerNames.Contains(name, ByteCaseInsensitive));

        return methodPasses && nonWildcardPasses && namesPass;
    }

    /// <summary>"CORS-preflight fetch", steps 7.8 and 7.9: seconds for which the preflight is cached, before any cap.</summary>
    public static long MaxAge(HeaderList headers)
    {
        var extracted = headers.ExtractDeltaSeconds("Access-Control-Max-Age");
        if (extracted.Failed || extracted.Values is null)
        {
            return 5;
        }

        // RFC 9111, 1.2.2: delta-seconds that are too large count as the largest number that can be represented.
        return long.TryParse(extracted.Values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : long.MaxValue;
    }

    /// <summary>May a page read the response header, given that the response has it and passed the CORS check?</summary>
    public static bool IsExposed(string name, CredentialsMode mode, HeaderList headers)
    {
        // "Main fetch", where the response tainting is "cors": the CORS-exposed header-name list. `*` stands for all
        // names of the response without credentials, and only for itself with them.
        var exposed = headers.ExtractTokens("Access-Control-Expose-Headers");
        var listed = IsWildcard(exposed, mode) || exposed.Contains(name, ByteCaseInsensitive);

        // "CORS-safelisted response-header name": the list counts, but never for a forbidden response-header name.
        return SafelistedResponseHeaders.Contains(name, StringComparer.OrdinalIgnoreCase)
            || (listed && !ForbiddenResponseHeaders.Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    private static bool IsWildcard(ExtractedValues values, CredentialsMode mode) =>
        mode != CredentialsMode.Include && values.Contains("*", StringComparison.Ordinal);
}
