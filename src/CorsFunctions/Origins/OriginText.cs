using System.Buffers;
using System.Globalization;
using System.Text;

namespace CorsFunctions.Origins;

/// <summary>What surrounds origins in a cell that was filled from somewhere else: quotes, brackets, separators, invisible characters.</summary>
internal static class OriginText
{
    /// <summary>A text longer than this is not read for what it may have meant.</summary>
    public const int LongestRead = 4096;

    public static readonly SearchValues<char> Separators = SearchValues.Create(" \t\r\n,;|");
    public static readonly SearchValues<char> Quotes = SearchValues.Create("\"'`´‘’‚“”„«»");

    private static readonly string[] VariableStarts = ["${", "$(", "#{", "{{", "<%"];
    private static readonly string[] EncodedBlanks = ["%20", "%09", "%0A", "%0D"];
    private static readonly string[] WebSchemes = ["https://", "http://"];
    private static readonly string[] WrittenSeparators = ["\\n", "\\r", "\\t"];

    /// <summary>The first character that nobody sees, by its place, or -1. A space is seen, a no-break space is not.</summary>
    public static int FindInvisible(string text, out Rune found)
    {
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune))
            {
                found = rune;
                return at;
            }

            at += rune.Utf16SequenceLength;
        }

        found = default;
        return -1;
    }

    /// <summary>Full-width letters and the full stops of East Asian keyboards as the ASCII that browsers make of them (<see href="https://www.unicode.org/reports/tr46/#IDNA_Mapping_Table">UTS 46, mapping table</see>).</summary>
    public static string Narrow(string text) => Ascii.IsValid(text) ? text : string.Create(text.Length, text, static (narrow, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            narrow[i] = text[i] switch
            {
                '\u3002' or '\uff61' => '.',
                >= '\uff01' and <= '\uff5e' => (char)(text[i] - '\uff01' + '!'),
                var other => other,
            };
        }
    });

    /// <summary>Whether a line break or tab is written out, as two characters.</summary>
    public static bool HasWrittenSeparator(string text) => SplitWritten(text) != text;

    /// <summary>The elements that a text holds, without what surrounds them.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsInvisible(rune) && !(rune.IsBmp && Quotes.Contains((char)rune.Value)))
            {
                visible.Append(rune.ToString());
            }
        }

        var elements = new List<string>();
        var rest = SplitRun(SplitWritten(WithBlanks(visible.ToString()))).AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny(Separators) is var separator and >= 0 ? separator : rest.Length;
            if (DecodePercent(WithoutBrackets(rest[..end].ToString())) is { Length: > 0 } element)
            {
                elements.Add(RegularExpressionText.Is(element) ? RegularExpressionText.Plain(element) : element);
            }

            rest = end == rest.Length ? [] : rest[(end + 1)..];
        }

        return elements;
    }

    /// <summary>Whether a template was deployed instead of what it stands for.</summary>
    public static bool HasVariable(string text) =>
        Array.Exists(VariableStarts, start => text.Contains(start, StringComparison.Ordinal))
        || (text is ['%', _, .., '%'])
        || (text is ['$', var first, ..] && (char.IsAsciiLetterUpper(first) || first == '_') && !text.Contains("://", StringComparison.Ordinal))
        || (text.IndexOf("://$", StringComparison.Ordinal) is var at and >= 0 && at + 4 < text.Length && char.IsAsciiLetterUpper(text[at + 4]));

    /// <summary>Whether a part of the host stands for something, as in <c>https://pr-{n}.example.com</c>: what, no pattern can say.</summary>
    public static bool HasPlaceholder(string text)
    {
        var host = text.IndexOf("://", StringComparison.Ordinal) is var slashes and >= 0 ? text[(slashes + 3)..] : text;
        host = host.IndexOfAny(['/', ':', '\\']) is var end and >= 0 ? host[..end] : host;
        return Holds('{', '}') || Holds('<', '>') || Holds('(', ')') || (Holds('[', ']') && !host.StartsWith('['));

        bool Holds(char open, char close) =>
            host.IndexOf(open) is var from and >= 0 && host.IndexOf(close, from) is var to && to - from > 1 && (from > 0 || to < host.Length - 1);
    }

    /// <summary>Whether <c>%</c> and two hexadecimal digits stand at a place.</summary>
    public static bool IsPercentEncoded(string text, int at) =>
        at + 2 < text.Length && text[at] == '%' && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]);

    private static bool IsInvisible(Rune rune) =>
        rune.Value is not (' ' or '\t' or '\r' or '\n')
        && (rune == Rune.ReplacementChar
            || !Printable.IsPrintable(rune)
            || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator);

    private static string WithBlanks(string text) =>
        EncodedBlanks.Aggregate(text, static (decoded, blank) => decoded.Replace(blank, " ", StringComparison.OrdinalIgnoreCase));

    // "https://a.example.comhttps://b.example.com": nothing stands between the two.
    private static string SplitRun(string text)
    {
        foreach (var scheme in WebSchemes)
        {
            for (var at = text.IndexOf(scheme, StringComparison.Ordinal); at >= 0; at = text.IndexOf(scheme, at + 2, StringComparison.Ordinal))
            {
                text = text[..at].Contains("://", StringComparison.Ordinal) ? text.Insert(at, "\n") : text;
            }
        }

        return text;
    }

    // Of "https:\\new.example.com" the "\n" is none.
    private static string SplitWritten(string text)
    {
        foreach (var written in WrittenSeparators)
        {
            for (var at = text.IndexOf(written, StringComparison.Ordinal); at >= 0; at = text.IndexOf(written, at + 1, StringComparison.Ordinal))
            {
                if (at == 0 || text[at - 1] is not ('\\' or ':'))
                {
                    text = $"{text[..at]}\n{text[(at + written.Length)..]}";
                }
            }
        }

        return text;
    }

    // The brackets of an array, not those of an IPv6 address.
    private static string WithoutBrackets(string text)
    {
        if (text.StartsWith('[') && !(text.IndexOf(']', StringComparison.Ordinal) is var close and > 0 && text.AsSpan(1, close - 1).Count(':') > 1
            && !text.AsSpan(1, close - 1).ContainsAny('/', '[')))
        {
            text = text[1..];
        }

        return text.EndsWith(']') && text.AsSpan().Count(']') > text.AsSpan().Count('[') ? text[..^1] : text;
    }

    private static string DecodePercent(string text)
    {
        for (var at = text.IndexOf('%', StringComparison.Ordinal); at >= 0; at = text.IndexOf('%', at + 1))
        {
            if (IsPercentEncoded(text, at)
                && byte.Parse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) is > 0x20 and < 0x7F and var c)
            {
                text = $"{text[..at]}{(char)c}{text[(at + 3)..]}";
            }
        }

        return text;
    }
}
