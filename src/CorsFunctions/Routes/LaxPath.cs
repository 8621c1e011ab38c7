using System.Buffers;

namespace CorsFunctions.Routes;

/// <summary>
/// Second, lax readings of a path, as a proxy or a framework beside the host might have it: percent-encoding decoded,
/// backslashes as slashes, empty and dot segments resolved, and of those who read that way some end a path at a decoded
/// <c>?</c> or <c>#</c> and a segment at <c>;</c>.
/// </summary>
/// <remarks>
/// <para>A path that the two kinds of reader take for another route is ambiguous, and an ambiguous path is governed by no row:
/// otherwise <c>/api/admin%2Fusers</c> would be a way from the row of <c>/api/admin/{*rest}</c> to a looser one.</para>
/// <para>Slashes and dot segments count in both directions: on the real host a client's <c>%2F</c> and <c>%252F</c> arrive as
/// the same text, so which function such a path reached cannot be told. <c>?</c>, <c>#</c> and <c>;</c> count in one. The
/// host takes them, decoded, for part of a segment, and what a proxy in front of it cuts off never arrives: the path as it
/// stands has chosen the function. So the reading that ends there may lead to a route that takes the path as it stands as
/// well and is passed over for a more specific one (<c>/api/tags/%23dotnet</c> under <c>/api/tags/{id}</c> and
/// <c>/{*rest}</c>). It must not lead to a route that does not: <c>/api/admin%23x</c> borrows no policy from <c>/{*rest}</c>. A last segment that
/// begins with one of the three is a value that resembles no name of a route: there no reading ends.</para>
/// </remarks>
internal static class LaxPath
{
    /// <summary>A longer path with anything ambiguous in it is governed by no row.</summary>
    public const int MaxLength = 2048;

    private const int MaxDecodings = 3;

    private const string Marks = ";?#";

    private static readonly SearchValues<char> Ambiguous = SearchValues.Create("%\\;?#");

    // Most paths have none of these, and then one search is enough.
    private static readonly SearchValues<char> AmbiguousOrDot = SearchValues.Create("%\\;?#.");

    public static bool IsAmbiguous(ReadOnlySpan<char> path) =>
        path.Contains("//", StringComparison.Ordinal)
        || (path.ContainsAny(AmbiguousOrDot) && (path.ContainsAny(Ambiguous) || path.Contains("/.", StringComparison.Ordinal)));

    /// <summary>Writes a lax reading of <paramref name="path"/> to <paramref name="buffer"/>, which is no shorter.</summary>
    /// <param name="path">The path.</param>
    /// <param name="endsAtMarks">Whether a path ends at <c>?</c> and <c>#</c> and a segment at <c>;</c>, unless the last segment begins so.</param>
    /// <param name="buffer">Takes the reading.</param>
    /// <param name="length">The reading's length.</param>
    /// <returns>False when the path is encoded so many times over that it has no last reading.</returns>
    public static bool TryRead(ReadOnlySpan<char> path, bool endsAtMarks, Span<char> buffer, out int length)
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

        buffer[..length].Replace('\\', '/');
        if (endsAtMarks)
        {
            var last = buffer[..length].LastIndexOf('/') + 1;
            var end = buffer[..(last < length && Marks.Contains(buffer[last], StringComparison.Ordinal) ? last : length)].IndexOfAny('?', '#');
            length = end < 0 ? length : end;
        }

        length = Resolve(buffer, length, endsAtMarks);
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

    private static int Resolve(Span<char> text, int length, bool endsAtMarks)
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
            from = end;

            // "..;x" steps up for some whether or not they end other segments there: no route may be left that way.
            if (segment.IndexOfAny(Marks) is var mark and >= 0
                && (segment[..mark] is "." or ".." || (endsAtMarks && (mark > 0 || end < length))))
            {
                segment = segment[..mark];
            }

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
