using System.Globalization;
using System.Text;

namespace CorsFunctions;

/// <summary>Makes text of unknown origin fit for one line of a log or a terminal.</summary>
internal static class Printable
{
    /// <summary>The length at which sentences are cut, as opposed to single values.</summary>
    public const int MessageLength = 500;

    private const int ValueLength = 120;

    /// <summary>Escapes control, format and separator characters and cuts to <paramref name="maxLength"/> characters.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxLength">The length from which the text ends in an ellipsis.</param>
    public static string Text(string text, int maxLength = ValueLength)
    {
        if (text.Length <= maxLength && IsPrintable(text))
        {
            return text;
        }

        var result = new StringBuilder(maxLength + 16);
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, maxLength)).EnumerateRunes())
        {
            if (IsPrintable(rune))
            {
                result.Append(rune.ToString());
            }
            else
            {
                result.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
        }

        return text.Length > maxLength ? result.Append('…').ToString() : result.ToString();
    }

    /// <summary>True for text without control, format and separator characters.</summary>
    internal static bool IsPrintable(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsPrintable(rune))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True unless it is a control, format, separator, private or unassigned character.</summary>
    internal static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned);
}
