using System.Text;

namespace CorsFunctions.Origins;

/// <summary>The form <c>xn--…</c> of a label that is not ASCII (<see href="https://www.rfc-editor.org/rfc/rfc3492#section-6.3">RFC 3492, section 6.3</see>).</summary>
/// <remarks>Only of text that a browser leaves as it is, so that the form is the same on every machine; what it would map is nobody's to guess.</remarks>
internal static class PunycodeLabel
{
    private const int Base = 36;
    private const int LargestThreshold = 26;

    /// <summary>The host with its labels encoded, or null where one of them has no certain form.</summary>
    public static string? EncodeHost(string host)
    {
        var labels = OriginText.Narrow(host).Split('.').Select(label => Ascii.IsValid(label) ? label : Encode(label)).ToList();
        return labels.Contains(null) ? null : string.Join('.', labels);
    }

    private static string? Encode(string label)
    {
        if (label.Length > HostName.MaxLabelLength || label.Contains('*', StringComparison.Ordinal) || !label.IsNormalized(NormalizationForm.FormC))
        {
            return null;
        }

        int[] text = [.. label.EnumerateRunes().Select(rune => rune.Value)];
        var encoded = new StringBuilder(Punycode.Prefix).Append(string.Concat(label.Where(char.IsAscii)));
        var basic = text.Count(value => value < Punycode.FirstNonAscii);
        encoded.Append(basic > 0 ? "-" : "");
        var (next, delta, bias, done) = (Punycode.FirstNonAscii, 0L, Punycode.InitialBias, basic);
        while (done < text.Length)
        {
            var smallest = text.Where(value => value >= next).Min();
            delta += (long)(smallest - next) * (done + 1);
            next = smallest;
            foreach (var value in text)
            {
                delta += value < next ? 1 : 0;
                if (value == next)
                {
                    AppendNumber(encoded, delta, bias);
                    bias = Punycode.Adapt(delta, done + 1, isFirst: done == basic);
                    (delta, done) = (0, done + 1);
                }
            }

            (delta, next) = (delta + 1, next + 1);
        }

        var result = encoded.ToString();
        return Punycode.IsValid(result) ? result : null;
    }

    private static void AppendNumber(StringBuilder encoded, long number, int bias)
    {
        for (var k = Base; ; k += Base)
        {
            var threshold = Math.Clamp(k - bias, 1, LargestThreshold);
            if (number < threshold)
            {
                encoded.Append(Digit(number));
                return;
            }

            encoded.Append(Digit(threshold + ((number - threshold) % (Base - threshold))));
            number = (number - threshold) / (Base - threshold);
        }
    }

    private static char Digit(long value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);
}
