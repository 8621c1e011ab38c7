using System.Globalization;
using System.Text;
using CorsFunctions.Browser;

namespace CorsFunctions.Conformance.Tests.Running;

/// <summary>A response as it came over the wire: status and header lines, duplicates kept.</summary>
internal sealed record RawResponse(int Status, HeaderList Headers)
{
    public static RawResponse Parse(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            throw new InvalidDataException($"The response has no complete header block ({bytes.Length} bytes).");
        }

        var lines = Encoding.Latin1.GetString(bytes[..end]).Split("\r\n");
        var status = int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture);
        return new RawResponse(status, new HeaderList(lines.Skip(1).Select(ParseLine)));
    }

    private static HeaderLine ParseLine(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return new HeaderLine(line[..colon], line[(colon + 1)..]);
    }
}
