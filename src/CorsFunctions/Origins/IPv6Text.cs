using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text;

namespace CorsFunctions.Origins;

/// <summary>
/// The URL standard's "IPv6 serializer": lower-case hexadecimal pieces, the first longest run of two or more zero pieces
/// compressed, never an embedded IPv4 address. <see cref="IPAddress.ToString"/> differs for embedded addresses.
/// </summary>
internal static class IPv6Text
{
    private const int Pieces = 8;

    public static string Serialize(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[Pieces * 2];
        address.TryWriteBytes(bytes, out _);

        Span<ushort> pieces = stackalloc ushort[Pieces];
        for (var i = 0; i < Pieces; i++)
        {
            pieces[i] = BinaryPrimitives.ReadUInt16BigEndian(bytes[(i * 2)..]);
        }

        var (start, length) = LongestZeroRun(pieces);
        var text = new StringBuilder("[");
        for (var i = 0; i < Pieces; i++)
        {
            if (length > 1 && i == start)
            {
                text.Append(i == 0 ? "::" : ":");
                i += length - 1;
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"{pieces[i]:x}");
            if (i < Pieces - 1)
            {
                text.Append(':');
            }
        }

        return text.Append(']').ToString();
    }

    /// <summary>Whether the serializer writes this text (without brackets) for some address: what a browser can send, and nothing else.</summary>
    public static bool IsSerialized(ReadOnlySpan<char> address)
    {
        Span<ushort> pieces = stackalloc ushort[Pieces];
        var (count, gap) = (0, -1);
        if (address.StartsWith("::", StringComparison.Ordinal))
        {
            gap = 0;
            address = address[2..];
        }

        while (!address.IsEmpty)
        {
            var piece = address.IndexOf(':') is var colon and >= 0 ? address[..colon] : address;
            if (count == Pieces || !IsPiece(piece))
            {
                return false;
            }

            // Only which pieces are zero says where the address is compressed.
            pieces[count++] = (ushort)(piece is "0" ? 0 : 1);
            address = address[piece.Length..];
            if (gap < 0 && address.StartsWith("::", StringComparison.Ordinal))
            {
                gap = count;
                address = address[2..];
            }
            else if (address is ":")
            {
                return false;
            }
            else if (!address.IsEmpty)
            {
                address = address[1..];
            }
        }

        if (gap < 0)
        {
            return count == Pieces && LongestZeroRun(pieces).Length < 2;
        }

        var zeros = Pieces - count;
        pieces[gap..count].CopyTo(pieces[(gap + zeros)..]);
        pieces.Slice(gap, zeros).Clear();
        return zeros > 1 && LongestZeroRun(pieces) == (gap, zeros);
    }

    // Lower case, and no leading zeros but a zero itself.
    private static bool IsPiece(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigitLower(c))
            {
                return false;
            }
        }

        return text.Length is > 0 and <= 4 && (text.Length == 1 || text[0] != '0');
    }

    private static (int Start, int Length) LongestZeroRun(ReadOnlySpan<ushort> pieces)
    {
        var (start, length) = (0, 0);
        for (var i = 0; i < pieces.Length; i++)
        {
            var run = 0;
            while (i + run < pieces.Length && pieces[i + run] == 0)
            {
                run++;
            }

            if (run > length)
            {
                (start, length) = (i, run);
            }

            i += run;
        }

        return (start, length);
    }
}
