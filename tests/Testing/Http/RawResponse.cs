using System.Globalization;
using System.Text;

namespace CorsFunctions.Testing;

/// <summary>A response as it came over the wire: duplicate lines are kept, a chunked body is not put together.</summary>
public sealed record RawResponse(int Status, IReadOnlyList<string> HeaderLines, string Body)
{
    /// <summary>Every line of the CORS protocol, names in lower case, sorted.</summary>
    public IEnumerable<string> CorsLines
        => HeaderLines.Select(LowerName).Where(line => line.StartsWith("access-control-", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The field names in Vary, from however many lines.</summary>
    public ISet<string> Vary
        => Values("Vary").SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidDataException">There is no complete header block.</exception>
    public static RawResponse Parse(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            throw new InvalidDataException($"The response has no complete header block ({bytes.Length} bytes): {text}");
        }

        var lines = text[..end].Split("\r\n");
        return new RawResponse(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), lines[1..], text[(end + 4)..]);
    }

    /// <summary>The values of the lines with this name, one a line.</summary>
    public IReadOnlyList<string> Values(string name)
    {
        var start = $"{name}:";
        return [.. HeaderLines.Where(line => line.StartsWith(start, StringComparison.OrdinalIgnoreCase)).Select(line => line[start.Length..].Trim())];
    }

    /// <summary>The value of the only line with this name; null when there is none.</summary>
    public string? Value(string name)
    {
        var values = Values(name);
        Assert.True(values.Count <= 1, $"{values.Count} lines of {name}: {string.Join(" | ", values)}");
        return values.SingleOrDefault();
    }

    public override string ToString() => $"{Status}\n{string.Join('\n', HeaderLines)}";

    private static string LowerName(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? line : line[..colon].ToLowerInvariant() + line[colon..];
    }
}
