using System.Globalization;
using System.Text;

namespace CorsFunctions.Policies;

/// <summary>Makes text of unknown origin fit for one line of a log.</summary>
internal static class Printable
{
    public const int MessageLength = 500;

    private const int ValueLength = 120;

    /// <summary>Escapes control, format and separator characters and cuts to <paramref name="maxLength"/> characters.</summary>
    public static string Text(string text, int maxLength = ValueLength)
    {
        var cut = text.Length > maxLength;
        var head = text.AsSpan(0, cut ? maxLength : text.Length);
        if (!cut && !ContainsUnprintable(head))
        {
            return text;
        }

        var result = new StringBuilder(maxLength + 16);
        foreach (var c in head)
        {
            if (IsUnprintable(c))
            {
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                result.Append(c);
            }
        }

        return cut ? result.Append('…').ToString() : result.ToString();
    }

    private static bool ContainsUnprintable(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (IsUnprintable(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUnprintable(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned;
}
