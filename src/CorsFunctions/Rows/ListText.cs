using System.Buffers;
using System.Globalization;
using System.Text;

namespace CorsFunctions.Rows;

/// <summary>A list in one text: where it is split, and the slips that are known by name.</summary>
internal static class ListText
{
    /// <summary>A longer fix is not written out.</summary>
    public const int LongestFix = 300;

    // A longer text is not repaired; it is read as it stands.
    private const int LongestRepair = 10_000;

    private static readonly char[] Quotes = "\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb".ToCharArray();
    private static readonly SearchValues<char> AnyQuote = SearchValues.Create(Quotes);
    private static readonly char[] Separators = [',', ' ', '\t', '\r', '\n'];
    private static readonly string[] WrongSeparators = [";", "|", "\\n", "\\r", "\\t"];

    public static string[] Split(string text) => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The slip that a text has as a list, in a sentence without an end; null for none.</summary>
    public static string? FindSlip(string text)
    {
        if (text.Length > LongestRepair)
        {
            return null;
        }

        if (FindInvisible(text) is { } invisible)
        {
            return $"The list has {invisible}";
        }

        if (text.Trim() is ['[', .., ']'])
        {
            return "In a text the elements of a list stand without brackets and quotes";
        }

        if (text.AsSpan().ContainsAny(AnyQuote) && Split(text).Any(element => Quotes.Contains(element[0]) || Quotes.Contains(element[^1])))
        {
            return "Quotes are no part of a list";
        }

        foreach (var wrong in WrongSeparators)
        {
            if (text.Contains(wrong, StringComparison.Ordinal))
            {
                return $"A list has commas, spaces or line breaks between its elements, not '{wrong}'";
            }
        }

        return null;
    }

    /// <summary>The elements that a text with slips most likely has; whether they can be read is for others to say.</summary>
    public static string[] Repair(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsInvisible(rune))
            {
                visible.Append(rune.ToString());
            }
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                visible.Append(' ');
            }
        }

        var list = visible.ToString().Trim();
        list = list is ['[', .. var inner, ']'] ? inner : list;
        foreach (var separator in WrongSeparators)
        {
            list = list.Replace(separator, ",", StringComparison.Ordinal);
        }

        return [.. Split(list).Select(element => element.Trim(Quotes)).Where(element => element.Length > 0)];
    }

    /// <summary>Names the first character that nobody sees, by code point and place; null for none.</summary>
    public static string? FindInvisible(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return null;
        }

        var place = 1;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune))
            {
                return string.Create(CultureInfo.InvariantCulture, $"an invisible character, U+{rune.Value:X4}, at place {place}");
            }

            place += rune.Utf16SequenceLength;
        }

        return null;
    }

    private static bool IsInvisible(Rune rune) => rune.Value is not (' ' or '\t' or '\r' or '\n') && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
