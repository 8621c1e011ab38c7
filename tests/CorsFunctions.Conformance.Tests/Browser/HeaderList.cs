namespace CorsFunctions.Conformance.Tests.Browser;

/// <summary>A header list of the Fetch standard (section "Headers"): lines in order, names compared without case.</summary>
internal sealed class HeaderList(IEnumerable<HeaderLine> lines)
{
    private const string TokenSymbols = "!#$%&'*+-.^_`|~";

    private static readonly char[] HttpTabOrSpace = ['\t', ' '];

    // "Normalize a byte sequence": a value never has white space at its ends.
    private readonly HeaderLine[] normalized = [.. lines.Select(line => line with { Value = Trim(line.Value) })];

    public IReadOnlyList<string> ValuesOf(string name) =>
        [.. normalized.Where(line => line.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(line => line.Value)];

    /// <summary>"Get": the values of all lines joined by a comma and a space, or null.</summary>
    public string? Get(string name)
    {
        var values = ValuesOf(name);
        return values.Count == 0 ? null : string.Join(", ", values);
    }

    /// <summary>"Extract header list values" for the names whose ABNF is a list of tokens.</summary>
    public ExtractedValues ExtractTokens(string name)
    {
        var lines = ValuesOf(name);
        if (lines.Count == 0)
        {
            return ExtractedValues.Null;
        }

        // Empty elements are no elements: RFC 9110, 5.6.1.2.
        var tokens = lines.SelectMany(SplitAtCommas).ToArray();
        return tokens.All(IsToken) ? new ExtractedValues(Failed: false, tokens) : ExtractedValues.Failure;
    }

    /// <summary>"Extract header list values" for a name whose ABNF is delta-seconds: a second line is a failure.</summary>
    public ExtractedValues ExtractDeltaSeconds(string name)
    {
        var lines = ValuesOf(name);
        if (lines.Count == 0)
        {
            return ExtractedValues.Null;
        }

        var digits = lines.Count == 1 && lines[0].Length > 0 && lines[0].All(char.IsAsciiDigit);
        return digits ? new ExtractedValues(Failed: false, lines) : ExtractedValues.Failure;
    }

    public static IEnumerable<string> SplitAtCommas(string value) =>
        value.Split(',').Select(Trim).Where(element => element.Length > 0);

    private static bool IsToken(string value) =>
        value.All(c => char.IsAsciiLetterOrDigit(c) || TokenSymbols.Contains(c, StringComparison.Ordinal));

    private static string Trim(string value) => value.Trim(HttpTabOrSpace);
}
