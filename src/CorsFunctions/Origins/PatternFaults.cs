using System.Globalization;

namespace CorsFunctions.Origins;

/// <summary>Says why a text is no pattern. Each sentence ends with the fix: the pattern that was meant, or the way to it where that cannot be told.</summary>
internal static class PatternFaults
{
    private const string PatternForms =
        "Write an origin as it is, a star before a dot for all subdomains, or one star inside the first label";

    public static PatternError Describe(string text)
    {
        if (text.Length == 0)
        {
            return Invalid("it is empty", "Write an origin such as 'https://app.example.com'");
        }

        if (text.Length > OriginText.LongestRead)
        {
            return Invalid($"it is longer than {Origin.MaxLength} characters", "Write scheme, host and port only");
        }

        return DescribeSurroundings(text) ?? DescribeScheme(text);
    }

    internal static PatternError Invalid(string what, string fix) => new(PatternFault.Invalid, $"{what}. {fix}");

    internal static PatternError Prohibited(string what, string fix) => new(PatternFault.Prohibited, $"{what}. {fix}");

    /// <summary>The suggestion for the text, or another way where there is none.</summary>
    internal static string Write(string text, string otherwise) =>
        OriginMending.Suggest(text) is { } suggestion && suggestion != text ? $"Write '{suggestion}'" : otherwise;

    // What does not belong to an origin at all.
    private static PatternError? DescribeSurroundings(string text)
    {
        if (OriginText.FindInvisible(text, out var rune) is var at and >= 0)
        {
            var name = rune.Value == 0xFEFF ? "byte order mark" : "invisible character";
            return Invalid(
                string.Create(CultureInfo.InvariantCulture, $"it has the {name} U+{rune.Value:X4} at place {at + 1}"),
                Write(text, "Write it anew instead of pasting it"));
        }

        if (text is ['!' or '-', _, ..])
        {
            return Invalid(
                $"it begins with '{text[0]}', and rows only allow",
                "Write the origins that are allowed; one that is to be kept out takes a row of its own, with Enabled false");
        }

        if (OriginText.HasVariable(text))
        {
            return Invalid("it has a variable that nobody has replaced", "Write the origin that the variable stands for; rows are taken as they stand");
        }

        if (RegularExpressionText.Is(text))
        {
            return Invalid("it looks like a regular expression, and patterns are none", Write(text, PatternForms));
        }

        if (OriginText.HasPlaceholder(text) && text.IndexOf("://", StringComparison.Ordinal) is var slashes && !OriginClaim.IsEitherScheme(text[..Math.Max(slashes, 0)]))
        {
            return Invalid("a part of its host stands for something else, and patterns have a star alone for that", "Write the hosts one by one, or one star as in *.example.com or pr-*.example.com");
        }

        if (text.AsSpan().Trim("[]{}()") is { IsEmpty: false } number && !number.ContainsAnyExceptInRange('0', '9'))
        {
            return Invalid("it is a number alone", "A list of ports is not supported: write each origin in full, or one with ':*' for any port");
        }

        if (IsPortList(text))
        {
            return Invalid("lists and ranges of ports are not supported", "Write each origin in full, or one with ':*' for any port");
        }

        if (text.AsSpan().ContainsAny(OriginText.Quotes) || IsBracketed(text))
        {
            return Invalid("it has quotes or brackets around it, as in a JSON array", Write(text, "Write origins bare, in text with a comma between two"));
        }

        if (text.AsSpan().ContainsAny(OriginText.Separators) || OriginText.HasWrittenSeparator(text))
        {
            return Invalid(
                OriginText.HasWrittenSeparator(text) ? "it has a line break written out as a backslash and a letter" : "it has white space, ',', ';' or '|' inside",
                Write(text, "Write each origin as an element of its own, in text with a comma between two"));
        }

        return text.Contains('%', StringComparison.Ordinal) && Enumerable.Range(0, text.Length).Any(i => OriginText.IsPercentEncoded(text, i))
            ? Invalid("it is percent-encoded, and browsers send origins as they are", Write(text, "Write the origin as the browser's Origin header has it"))
            : null;
    }

    private static PatternError DescribeScheme(string text)
    {
        if (text.Equals("null", StringComparison.OrdinalIgnoreCase))
        {
            return Invalid("browsers send 'null' in lower case", "Write 'null'");
        }

        var length = Origin.ScanScheme(text);
        if (length == 0 || !text.AsSpan(length).StartsWith("://", StringComparison.Ordinal))
        {
            return DescribeNoScheme(text);
        }

        var (scheme, rest) = (text[..length], text[(length + 3)..]);
        return scheme switch
        {
            "file" => Prohibited(
                "a page from a file has the origin 'null', or 'file://' in some web views, whatever its path",
                "Serve the page from http://localhost, or allow exactly what it sends with Tolerate 'null-origin'"),
            "ws" or "wss" => Prohibited(
                "a WebSocket has no origin of its own: browsers send the page's own origin, https://…",
                Write(text, "Write the origin of the page")),
            _ when PatternGrammar.IsMisspeltWeb(scheme) => Invalid(
                $"the scheme '{scheme}' is misspelt",
                Write(text, "Write the scheme https and the host")),
            "ftp" => Prohibited("browsers load no page by ftp", "Write the page's own origin, https://…"),
            _ when text.Length > Origin.MaxLength => Invalid($"it is longer than {Origin.MaxLength} characters", "Write scheme, host and port only"),
            _ => AuthorityFaults.Describe(text, scheme, rest),
        };
    }

    private static PatternError DescribeNoScheme(string text)
    {
        if (text.IndexOf("://", StringComparison.Ordinal) is var colon and >= 0 && OriginClaim.IsEitherScheme(text[..colon]))
        {
            var rest = text[(colon + 3)..];
            return Invalid(
                "a pattern has one scheme, without a star",
                OriginMending.Suggest("https://" + rest) is { } suggestion
                    ? $"Write '{suggestion}', and one with http: as an element of its own only where pages are served without TLS"
                    : "Write one element for each scheme");
        }

        if (AuthorityFaults.IsAddressRange(text[..Origin.HostLength(text)]) || AuthorityFaults.IsAddressBlock(text))
        {
            return AuthorityFaults.AddressRange();
        }

        if (text is ['/', not '/', ..])
        {
            return Invalid("it is a path, and an origin has none", "Write the origin of the page; the path belongs into Route");
        }

        return Invalid(
            "it does not start with a lower-case scheme and '://'",
            Write(text, "Write scheme, '://' and host, as the browser's Origin header has them"));
    }

    // "https://app.example.com:{3000,3001}"
    private static bool IsPortList(string text) =>
        text.IndexOf("://", StringComparison.Ordinal) is var slashes and >= 0
        && text.AsSpan(slashes + 3) is var authority
        && (authority.Contains(":{", StringComparison.Ordinal) || authority.Contains(":(", StringComparison.Ordinal) || authority.Contains(":[", StringComparison.Ordinal));

    private static bool IsBracketed(string text) =>
        (text.StartsWith('[') && text.Contains("://", StringComparison.Ordinal))
        || (text.EndsWith(']') && text.AsSpan().Count(']') > text.AsSpan().Count('['));
}
