using System.Buffers;
using System.Globalization;

namespace CorsFunctions.Browser;

/// <summary>
/// "CORS-safelisted request-header" (https://fetch.spec.whatwg.org/#cors-safelisted-request-header): headers that a
/// plain form could have sent as well, and that therefore need no preflight.
/// </summary>
internal static class SafelistedRequestHeader
{
    public const int LongestValue = 128;

    private static readonly string[] ContentTypes = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];

    private static readonly SearchValues<char> LanguageCharacters = SearchValues.Create(
        " *,-.;=0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // "CORS-unsafe request-header byte", but for the control characters.
    private static readonly SearchValues<char> UnsafeSymbols = SearchValues.Create("\"():<>?@[\\]{}\u007f");

    /// <summary>Null for a safelisted header, otherwise why it is not.</summary>
    public static PreflightReasonKind? Fault(string name, string value)
    {
        var fault = name.ToLowerInvariant() switch
        {
            "accept" => HasUnsafeByte(value) ? PreflightReasonKind.HeaderValue : (PreflightReasonKind?)null,
            "accept-language" or "content-language" =>
                value.AsSpan().ContainsAnyExcept(LanguageCharacters) ? PreflightReasonKind.HeaderValue : null,
            "content-type" => HasUnsafeByte(value) || !IsFormContentType(value) ? PreflightReasonKind.ContentType : null,
            "range" => IsSimpleRange(value) ? null : PreflightReasonKind.HeaderValue,
            _ => PreflightReasonKind.HeaderName,
        };
        return fault ?? (value.Length > LongestValue ? PreflightReasonKind.LongValue : null);
    }

    private static bool HasUnsafeByte(string value) =>
        value.AsSpan().ContainsAny(UnsafeSymbols) || value.Any(c => c < ' ' && c != '\t');

    // "Parse a MIME type" (https://mimesniff.spec.whatwg.org/#parse-a-mime-type), as far as its essence.
    private static bool IsFormContentType(string value)
    {
        var essence = value.Split(';')[0].Trim([' ', '\t', '\r', '\n']);
        return ContentTypes.Contains(essence, StringComparer.OrdinalIgnoreCase);
    }

    // "Simple range header value": bytes=first-[last], no white space.
    private static bool IsSimpleRange(string value)
    {
        const string Unit = "bytes=";
        if (!value.StartsWith(Unit, StringComparison.Ordinal))
        {
            return false;
        }

        var ends = value[Unit.Length..].Split('-');
        return ends is [var first, var last]
            && ulong.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && (last.Length == 0 || (ulong.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var end) && start <= end));
    }
}
