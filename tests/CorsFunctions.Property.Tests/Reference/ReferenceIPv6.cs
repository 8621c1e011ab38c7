using System.Globalization;

namespace CorsFunctions.PropertyTests.Reference;

/// <summary>The URL standard's IPv6 serialisation: an address is canonical when writing it again gives the same text.</summary>
internal static class ReferenceIPv6
{
    public static bool IsCanonical(string address) => Parse(address) is { } pieces && Write(pieces) == address;

    public static bool IsIPv4Mapped(string address) =>
        Parse(address) is { } pieces && pieces.Take(5).All(piece => piece == 0) && pieces[5] == 0xffff;

    private static int[]? Parse(string address)
    {
        var halves = address.Split("::");
        var left = Pieces(halves[0]);
        if (halves.Length == 1)
        {
            return left is { Length: 8 } ? left : null;
        }

        var right = Pieces(halves[1]);
        return halves.Length == 2 && left is not null && right is not null && left.Length + right.Length < 8
            ? [.. left, .. new int[8 - left.Length - right.Length], .. right]
            : null;
    }

    private static int[]? Pieces(string text)
    {
        var parts = text == "" ? [] : text.Split(':');
        return parts.All(part => part.Length is > 0 and < 5 && part.All(char.IsAsciiHexDigit))
            ? [.. parts.Select(part => int.Parse(part, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))]
            : null;
    }

    private static string Write(int[] pieces)
    {
        // The first of the longest runs of two or more zeros.
        for (var length = 8; length >= 2; length--)
        {
            for (var start = 0; start + length <= 8; start++)
            {
                if (pieces.Skip(start).Take(length).All(piece => piece == 0))
                {
                    return $"{Join(pieces[..start])}::{Join(pieces[(start + length)..])}";
                }
            }
        }

        return Join(pieces);
    }

    private static string Join(int[] pieces) =>
        string.Join(':', pieces.Select(piece => piece.ToString("x", CultureInfo.InvariantCulture)));
}
