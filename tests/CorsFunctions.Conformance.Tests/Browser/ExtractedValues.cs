namespace CorsFunctions.Conformance.Tests.Browser;

/// <summary>What "extracting header list values" returns: null, failure, or values.</summary>
internal readonly record struct ExtractedValues(bool Failed, IReadOnlyList<string>? Values)
{
    public static ExtractedValues Null { get; } = new(Failed: false, Values: null);

    public static ExtractedValues Failure { get; } = new(Failed: true, Values: null);

    public bool Contains(string value, StringComparison comparison) =>
        Values is not null && Values.Any(each => string.Equals(each, value, comparison));
}
