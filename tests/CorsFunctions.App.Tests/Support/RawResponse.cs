using System.Globalization;
using System.Text;

namespace CorsFunctions.App.Tests.Support;

/// <summary>A response as it came over the wire, duplicate lines kept.</summary>
internal sealed record RawResponse(int Status, IReadOnlyList<string> HeaderLines, string Body)
{
    public static RawResponse Parse(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Assert.True(end > 0, $"No complete header block came back, but {bytes.Length} bytes: {text}");
        var lines = text[..end].Split("\r\n");
        return new RawResponse(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), lines[1..], text[(end + 4)..]);
    }

    /// <summary>Every line of the CORS protocol, names in lower case, sorted.</summary>
    public IEnumerable<string> CorsLines
        => HeaderLines.Select(LowerName).Where(line => line.StartsWith("access-control-", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The field names in Vary, from however many lines.</summary>
    public ISet<string> Vary
        => Values("Vary").SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of the only line with this name; null when there is none.</summary>
    public string? Value(string name)
    {
        var values = Values(name).ToList();
        Assert.True(values.Count <= 1, $"{values.Count} lines of {name}: {string.Join(" | ", values)}");
        return values.SingleOrDefault();
    }

    public override string ToString() => $"{Status}\n{string.Join('\n', HeaderLines)}";

    private IEnumerable<string> Values(string name)
    {
        var start = $"{name.ToLowerInvariant()}:";
        return HeaderLines.Select(LowerName).Where(line => line.StartsWith(start, StringComparison.Ordinal)).Select(line => line[start.Length..].Trim());
    }

    private static string LowerName(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? line : line[..colon].ToLowerInvariant() + line[colon..];
    }
}
