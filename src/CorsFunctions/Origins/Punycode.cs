using System.Globalization;
using System.Text;

namespace CorsFunctions.Origins;

/// <summary>
/// Whether a label <c>xn--…</c> can be in a host that a browser serialises (<see href="https://www.rfc-editor.org/rfc/rfc3492#section-6.2">RFC 3492, section 6.2</see>).
/// </summary>
/// <remarks>
/// Own code, because <see cref="IdnMapping"/> answers by ICU where the process has it and by another algorithm where it has not, and a
/// row must have the same verdict everywhere. Which characters a browser would map away (UTS 46) is known by category and block only.
/// </remarks>
internal static class Punycode
{
    public const string Prefix = "xn--";

    private const int Base = 36;
    private const int SmallestThreshold = 1;
    private const int LargestThreshold = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    public const int InitialBias = 72;
    public const int FirstNonAscii = 0x80;
    private const int LastCodePoint = 0x10FFFF;

    // Blocks of compatibility characters, which UTS 46 maps to plain ones: they are never in a serialised host.
    private static readonly (int First, int Last)[] Mapped =
    [
        (0x2070, 0x209F), (0x2460, 0x24FF), (0x3200, 0x33FF), (0xF900, 0xFA0D), (0xFB00, 0xFB1D), (0xFB1F, 0xFDFF),
        (0xFE30, 0xFE6F), (0xFE70, 0xFEFF), (0xFF00, 0xFFEF), (0x1D400, 0x1D7FF), (0x2F800, 0x2FA1F),
    ];

    /// <summary>Whether a lower-case label decodes to text that needs punycode and that a browser leaves as it is.</summary>
    public static bool IsValid(ReadOnlySpan<char> label)
    {
        Span<int> text = stackalloc int[HostName.MaxLabelLength];
        return label.Length <= HostName.MaxLabelLength
            && TryDecode(label[Prefix.Length..], text, out var length)
            && IsText(text[..length]);
    }

    private static bool TryDecode(ReadOnlySpan<char> encoded, Span<int> text, out int length)
    {
        var delimiter = Math.Max(encoded.LastIndexOf('-'), 0);
        for (length = 0; length < delimiter; length++)
        {
            text[length] = encoded[length];
        }

        var (at, position, codePoint, bias) = (delimiter > 0 ? delimiter + 1 : 0, 0L, (long)FirstNonAscii, InitialBias);
        while (at < encoded.Length)
        {
            var start = position;
            var weight = 1L;
            for (var k = Base; ; k += Base)
            {
                if (at == encoded.Length || DigitOf(encoded[at++]) is not (>= 0 and var digit))
                {
                    return false;
                }

                position += digit * weight;
                var threshold = Math.Clamp(k - bias, SmallestThreshold, LargestThreshold);
                if (digit < threshold)
                {
                    break;
                }

                weight *= Base - threshold;
                if (position > int.MaxValue || weight > int.MaxValue)
                {
                    return false;
                }
            }

            length++;
            bias = Adapt(position - start, length, isFirst: start == 0);
            codePoint += position / length;
            position %= length;
            if (codePoint > LastCodePoint)
            {
                return false;
            }

            text[(int)position..(length - 1)].CopyTo(text[((int)position + 1)..]);
            text[(int)position++] = (int)codePoint;
        }

        return true;
    }

    public static int Adapt(long delta, int length, bool isFirst)
    {
        delta /= isFirst ? Damp : 2;
        delta += delta / length;
        var k = 0;
        for (; delta > (Base - SmallestThreshold) * LargestThreshold / 2; k += Base)
        {
            delta /= Base - SmallestThreshold;
        }

        return k + (int)((Base - SmallestThreshold + 1) * delta / (delta + Skew));
    }

    private static int DigitOf(char c) =>
        char.IsAsciiLetterLower(c) ? c - 'a' : char.IsAsciiDigit(c) ? c - '0' + 26 : -1;

    private static bool IsText(ReadOnlySpan<int> text)
    {
        var needsPunycode = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < FirstNonAscii)
            {
                continue;
            }

            needsPunycode = true;
            if (!Rune.IsValid(text[i]) || !IsKept(new Rune(text[i]), isFirst: i == 0))
            {
                return false;
            }
        }

        return needsPunycode;
    }

    private static bool IsKept(Rune rune, bool isFirst)
    {
        foreach (var (first, last) in Mapped)
        {
            if (rune.Value >= first && rune.Value <= last)
            {
                return false;
            }
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.SpaceSeparator => false,

            // UTS 46, section 4.1: a label does not begin with a combining mark.
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => !isFirst,

            // The joiners, where the letters before allow them; all other format characters are ignored by browsers.
            UnicodeCategory.Format => rune.Value is 0x200C or 0x200D && !isFirst,
            UnicodeCategory.OtherNotAssigned => true,
            _ => Printable.IsPrintable(rune),
        };
    }
}
