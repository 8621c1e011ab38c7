using CorsFunctions.Http;

namespace CorsFunctions.Browser;

/// <summary>
/// "CORS check" of the Fetch standard (https://fetch.spec.whatwg.org/#concept-cors-check): may the page have this
/// response? It judges bytes and knows nothing of the product that made them.
/// </summary>
internal static class CorsCheck
{
    public static BrowserVerdict Judge(string requestOrigin, CredentialsMode mode, HeaderList headers)
    {
        // 1-2. No Access-Control-Allow-Origin is a failure.
        var origin = headers.Get(CorsHeaderNames.AllowOrigin);
        if (origin is null)
        {
            return BrowserVerdict.Blocked(BrowserObjection.MissingAllowOrigin);
        }

        // 3. The wildcard, for requests without credentials only.
        if (mode != CredentialsMode.Include && origin == "*")
        {
            return BrowserVerdict.Allowed;
        }

        // 4. Otherwise it has to be the request's origin, byte for byte; two lines were joined by Get and cannot be.
        if (origin != requestOrigin)
        {
            return BrowserVerdict.Blocked(ObjectionTo(origin), origin);
        }

        // 5-8. With credentials, Access-Control-Allow-Credentials has to be `true`, case included.
        var credentials = headers.Get(CorsHeaderNames.AllowCredentials);
        return mode != CredentialsMode.Include || credentials == "true"
            ? BrowserVerdict.Allowed
            : BrowserVerdict.Blocked(BrowserObjection.CredentialsNotAllowed, credentials ?? "");
    }

    // The standard knows one failure; Chromium tells four kinds apart (services/network/public/cpp/cors/cors.cc).
    private static BrowserObjection ObjectionTo(string origin) =>
        origin == "*" ? BrowserObjection.WildcardWithCredentials
        : origin.AsSpan().ContainsAny(' ', ',') ? BrowserObjection.MultipleAllowOrigins
        : origin == "null" || IsUrl(origin) ? BrowserObjection.OriginMismatch
        : BrowserObjection.InvalidAllowOrigin;

    // A leading slash is a file's URI on Unix, and no URL in a browser.
    private static bool IsUrl(string text) => !text.StartsWith('/') && Uri.TryCreate(text, UriKind.Absolute, out _);
}
