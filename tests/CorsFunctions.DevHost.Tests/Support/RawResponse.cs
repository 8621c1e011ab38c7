using System.Globalization;

namespace CorsFunctions.DevHost.Tests.Support;

public sealed record RawResponse(int Status, IReadOnlyList<string> HeaderLines, string Body)
{
    public static RawResponse Parse(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = text[..end].Split("\r\n");
        return new RawResponse(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), lines[1..], text[(end + 4)..]);
    }

    /// <summary>The values of the lines with this name, one a line.</summary>
    public IReadOnlyList<string> Values(string name)
        => [.. HeaderLines.Where(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 1)..].Trim())];
}
