using System.Buffers;
using System.Globalization;
using System.Text;

namespace CorsFunctions.Origins;

/// <summary>
/// The origins that a text claims which is no pattern: those that can be read when slash, path, default port, quotes and upper case are
/// taken off and what cannot stand there is left out. A row that is set aside keeps them from looser rows.
/// </summary>
/// <remarks>Never more than was written: no <c>*</c>, any host only of what says it, and a wildcard only with the star where it was.</remarks>
internal static class OriginClaim
{
    private const string Ambiguous = " \t\r\n,;|\\%";

    private static readonly string[] WebSchemes = ["https", "http"];
    private static readonly SearchValues<char> Delimiters = SearchValues.Create(":/\\?#@*[]%+");

    /// <summary>The nearest readable patterns; none when nothing can be read.</summary>
    public static IReadOnlyList<OriginPattern> Read(string text)
    {
        if (text.Length > OriginText.LongestRead || OriginText.HasVariable(text) || OriginText.HasPlaceholder(text))
        {
            return [];
        }

        var claims = new List<OriginPattern>();
        foreach (var element in OriginText.Split(text).Concat(ReadWhole(text)).Where(element => element.Length <= 2 * Origin.MaxLength && !OriginText.HasPlaceholder(element)))
        {
            foreach (var claim in ReadElement(element))
            {
                if (claim.Kind != OriginPatternKind.Any && !claims.Exists(other => other.Text == claim.Text))
                {
                    claims.Add(claim);
                }
            }
        }

        return claims;
    }

    // "https://app.exa;mple.com" is two elements or one, "https://app,example.com" has a comma for a dot, "\null" begins with a line break or a backslash, "%44" is a D or not. Which, nobody knows.
    private static IEnumerable<string> ReadWhole(string text) =>
        from character in Ambiguous.Where(text.Contains)
        let at = text.IndexOf(character, StringComparison.Ordinal)
        from whole in (string[])[text.Remove(at, 1), character is ',' or ';' ? $"{text[..at]}.{text[(at + 1)..]}" : text]
        where PatternGrammar.TryRead(whole, out _)
        select whole;

    /// <summary>How people write http and https at once.</summary>
    public static bool IsEitherScheme(string scheme) => scheme is "*" or "http*" or "https?" or "http(s)" or "http(s)?";

    private static IEnumerable<OriginPattern> ReadElement(string element)
    {
        if (element.IndexOf("://", StringComparison.Ordinal) is var end and > 0 && WebSchemes.Where(scheme => MayMean(element[..end], scheme)).ToList() is { Count: > 0 } schemes)
        {
            return schemes.SelectMany(scheme => ReadElement(scheme + element[end..]));
        }

        var encoded = Encode(element);
        return LeaveOutOffenders(element) is { } text ? ReadPlain(text).Concat(encoded) : encoded;
    }

    // Of "httpx" nobody knows which of the two it was.
    private static bool MayMean(string written, string scheme) =>
        IsEitherScheme(written) || PatternGrammar.Misspells(written.ToLowerInvariant(), scheme);

    // A host in letters of its own is sent in punycode.
    private static IEnumerable<OriginPattern> Encode(string element) =>
        !Ascii.IsValid(element) && element.IndexOf("://", StringComparison.Ordinal) is var slashes and > 0
        && PunycodeLabel.EncodeHost(OriginMending.Authority(element[(slashes + 3)..])) is { } authority
        && OriginMending.Mend($"{element[..slashes]}://{authority}") is { } pattern ? [pattern] : [];

    private static IEnumerable<OriginPattern> ReadPlain(string text)
    {
        if (PatternGrammar.TryRead(text, out var pattern))
        {
            return [pattern];
        }

        var mended = OriginMending.Mend(text) ?? (text.StartsWith('*') || text.Contains("/*", StringComparison.Ordinal) ? OriginMending.MendForgottenDot(text) : null);
        var others = ReadWithoutOneDelimiter(text, mended).Concat(ReadWithoutLetterInPort(text));
        return mended is { } first && !(first.Kind == OriginPatternKind.AnyHost && text.Contains('@', StringComparison.Ordinal)) ? others.Prepend(first) : others;
    }

    // What can be in no URL. A letter beside a star may be what made the wildcard narrow, so nothing is read then.
    private static string? LeaveOutOffenders(string element)
    {
        var text = new StringBuilder(element.Length);
        for (var i = 0; i < element.Length; i++)
        {
            if (HostName.IsNameCharacter(element[i]) || Delimiters.Contains(element[i]))
            {
                text.Append(element[i]);
            }
            else if (IsText(element[i]) && IsBesideStar(element, i))
            {
                return null;
            }
        }

        return text.ToString();
    }

    private static bool IsText(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsBesideStar(string element, int at)
    {
        var start = element.AsSpan(0, at).LastIndexOfAny("./:") + 1;
        var length = element.AsSpan(at).IndexOfAny("./:");
        return (length < 0 ? element.AsSpan(start) : element.AsSpan(start..(at + length))).Contains('*');
    }

    // One delimiter too many, such as the slash of "https://app.exa/mple.com": the text is a pattern without it.
    private static IEnumerable<OriginPattern> ReadWithoutOneDelimiter(string text, OriginPattern? mended)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Delimiters.Contains(text[i])
                && !IsBeforePort(text, i)
                && PatternGrammar.TryRead(text.Remove(i, 1), out var pattern)
                && (mended is not { } other || other.Port != pattern.Port || HasKnownEnd(pattern) || !HasKnownEnd(other)))
            {
                yield return pattern;
            }
        }
    }

    // "http://localhost:3000x" is not about "localhost3000x".
    private static bool IsBeforePort(string text, int at) =>
        text[at] == ':'
        && text.LastIndexOf("://", StringComparison.Ordinal) is var slashes && at > slashes
        && text.IndexOf(':', slashes + 1) == at
        && !text.AsSpan(at).Contains('.')
        && text.AsSpan(at).ContainsAnyInRange('0', '9');

    // "https://app.example.com:3000x" is about port 3000; a hyphen there is a range, which is about no port.
    private static IEnumerable<OriginPattern> ReadWithoutLetterInPort(string text) =>
        text.LastIndexOf(':') is var colon and > 0
        && text.AsSpan(colon + 1).IndexOfAnyExceptInRange('0', '9') is var letter and >= 0
        && colon + 1 + letter is var at && char.IsAsciiLetter(text[at]) && text.AsSpan(colon + 1).ContainsAnyInRange('0', '9')
        && OriginMending.Mend(text.Remove(at, 1)) is { } pattern ? [pattern] : [];

    private static bool HasKnownEnd(OriginPattern pattern) =>
        Origin.IsWeb(pattern.Scheme) && (pattern.IsLoopback || pattern.Host.EndsWith(']') || PublicSuffixList.Embedded.HasKnownEnd(pattern.Host));
}
