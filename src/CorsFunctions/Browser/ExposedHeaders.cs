using CorsFunctions.Http;

namespace CorsFunctions.Browser;

/// <summary>What a page may read of a response that passed the CORS check.</summary>
internal static class ExposedHeaders
{
    private static readonly string[] Safelisted =
        ["Cache-Control", "Content-Language", "Content-Length", "Content-Type", "Expires", "Last-Modified", "Pragma"];

    /// <summary>May the page read this header, given that the response has it?</summary>
    public static bool Contain(string name, CredentialsMode mode, HeaderList headers)
    {
        // "Main fetch", where the response tainting is "cors": the CORS-exposed header-name list. `*` stands for all
        // names of the response without credentials, and only for itself with them.
        var exposed = headers.ExtractTokens(CorsHeaderNames.ExposeHeaders);
        var listed = exposed.IsWildcard(mode) || exposed.Contains(name, StringComparison.OrdinalIgnoreCase);

        // "CORS-safelisted response-header name": the list counts, but never for a forbidden response-header name.
        return Safelisted.Contains(name, StringComparer.OrdinalIgnoreCase)
            || (listed && !ForbiddenNames.IsForbiddenResponseHeader(name));
    }
}
