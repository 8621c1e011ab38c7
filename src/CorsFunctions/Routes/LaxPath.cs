using System.Buffers;

namespace CorsFunctions.Routes;

/// <summary>
/// A second, lax reading of a path, as a proxy or a framework behind the host might have it: percent-encoding decoded,
/// backslashes as slashes, empty and dot segments resolved, <c>;parameters</c> cut off.
/// </summary>
/// <remarks>
/// A path whose two readings lead to different routes is ambiguous, and an ambiguous path is governed by no row: otherwise
/// <c>/api/admin%2Fusers</c> would be a way from the row of <c>/api/admin/{*rest}</c> to a looser one.
/// </remarks>
internal static class LaxPath
{
    /// <summary>A longer path with anything ambiguous in it is governed by no row.</summary>
    public const int MaxLength = 2048;

    private const int MaxDecodings = 3;

    private static readonly SearchValues<char> Ambiguous = SearchValues.Create("%\\;?#");

    public static bool IsAmbiguous(ReadOnlySpan<char> path) =>
        path.ContainsAny(Ambiguous) || path.Contains("//", StringComparison.Ordinal) || path.Contains("/.", StringComparison.Ordinal);

    /// <summary>Writes the lax reading of <paramref name="path"/> to <paramref name="buffer"/>, which is no shorter.</summary>
    /// <returns>False when the path is encoded so many times over that it has no last reading.</returns>
    public static bool TryRead(ReadOnlySpan<char> path, Span<char> buffer, out int length)
    {
        path.CopyTo(buffer);
        length = path.Length;
        for (var i = 0; Decode(buffer, ref length); i++)
        {
            if (i == MaxDecodings)
            {
                return false;
            }
        }

        // Decoded, these end the path for whoever reads the URL anew.
        var end = buffer[..length].IndexOfAny('?', '#');
        length = end < 0 ? length : end;
        buffer[..length].Replace('\\', '/');
        length = Resolve(buffer, length);
        return true;
    }

    private static bool Decode(Span<char> text, ref int length)
    {
        var (to, changed) = (0, false);
        for (var from = 0; from < length; from++)
        {
            var c = text[from];
            if (c == '%' && from + 2 < length && char.IsAsciiHexDigit(text[from + 1]) && char.IsAsciiHexDigit(text[from + 2]))
            {
                c = (char)((Hex(text[from + 1]) << 4) | Hex(text[from + 2]));
                from += 2;
                changed = true;
            }

            text[to++] = c;
        }

        length = to;
        return changed;
    }

    private static int Hex(char c) => char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;

    private static int Resolve(Span<char> text, int length)
    {
        var to = 0;
        var from = 0;
        while (from < length)
        {
            while (from < length && text[from] == '/')
            {
                from++;
            }

            var end = text[from..length].IndexOf('/') is var slash and >= 0 ? from + slash : length;
            var segment = text[from..end];
            var parameters = segment.IndexOf(';');
            segment = parameters < 0 ? segment : segment[..parameters];
            from = end;

            if (segment is "..")
            {
                to = Math.Max(0, text[..to].LastIndexOf('/'));
            }
            else if (segment is not ("" or "."))
            {
                text[to++] = '/';
                segment.CopyTo(text[to..]);
                to += segment.Length;
            }
        }

        if (to == 0)
        {
            text[to++] = '/';
        }

        return to;
    }
}
