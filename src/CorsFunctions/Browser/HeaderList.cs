using CorsFunctions.Http;

namespace CorsFunctions.Browser;

/// <summary>A header list of the Fetch standard (section "Headers"): lines in order, names compared without case.</summary>
internal sealed class HeaderList(IEnumerable<HeaderLine> lines)
{
    private static readonly char[] HttpTabOrSpace = ['\t', ' '];

    // "Normalize a byte sequence": a value never has white space at its ends.
    private readonly HeaderLine[] normalized = [.. lines.Select(line => line with { Value = Trim(line.Value) })];

    /// <summary>The lines in the order in which they came, values without white space at their ends.</summary>
    public IReadOnlyList<HeaderLine> Lines => normalized;

    public IReadOnlyList<string> ValuesOf(string name) =>
        [.. normalized.Where(line => line.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(line => line.Value)];

    /// <summary>"Get": the values of all lines joined by a comma and a space, or null.</summary>
    public string? Get(string name)
    {
        var values = ValuesOf(name);
        return values.Count == 0 ? null : string.Join(", ", values);
    }

    public bool Has(string name) => normalized.Any(line => line.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

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
        return tokens.All(token => HttpToken.IsToken(token)) ? new ExtractedValues(Failed: false, tokens) : ExtractedValues.Failure;
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

    private static string Trim(string value) => value.Trim(HttpTabOrSpace);
}

/// <summary>What "extracting header list values" returns: null, failure, or values.</summary>
internal readonly record struct ExtractedValues(bool Failed, IReadOnlyList<string>? Values)
{
    public static ExtractedValues Null { get; } = new(Failed: false, Values: null);

    public static ExtractedValues Failure { get; } = new(Failed: true, Values: null);

    /// <summary>The wildcard, which is a value like another once credentials are included.</summary>
    public bool IsWildcard(CredentialsMode mode) =>
        mode != CredentialsMode.Include && Contains("*", StringComparison.Ordinal);

    public bool Contains(string value, StringComparison comparison) =>
        Values is not null && Values.Any(each => string.Equals(each, value, comparison));
}
