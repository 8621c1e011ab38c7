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
