using System.Collections.Concurrent;

namespace CorsFunctions.PropertyTests.Reference;

/// <summary>The Public Suffix List's algorithm (publicsuffix.org/list), by a scan of the whole list.</summary>
internal static class ReferenceSuffixes
{
    private static readonly string[][] Rules = Load();
    private static readonly ConcurrentDictionary<string, bool> Answers = new();

    /// <summary>Whether anyone can register a name somewhere below the host: it is a public suffix, or one is below it.</summary>
    public static bool IsDangerousBelow(string host) =>
        Answers.GetOrAdd(ReferenceHost.WithoutFinalDot(host), name => IsPublicSuffix(Labels(name)) || HasRuleBelow(Labels(name)));

    public static bool IsPublicSuffix(string host) => IsPublicSuffix(Labels(ReferenceHost.WithoutFinalDot(host)));

    // When the prevailing rule is as long as the host.
    private static bool IsPublicSuffix(string[] labels)
    {
        var matching = Rules.Where(rule => Matches(rule, labels)).ToList();
        if (matching.Find(rule => rule[^1].StartsWith('!')) is { } exception)
        {
            return labels.Length == exception.Length - 1;
        }

        return labels.Length == (matching.Count == 0 ? 1 : matching.Max(rule => rule.Length));
    }

    private static bool Matches(string[] rule, string[] labels) =>
        rule.Length <= labels.Length && rule.Zip(labels).All(pair => pair.First == "*" || pair.First.TrimStart('!') == pair.Second);

    private static bool HasRuleBelow(string[] labels) =>
        Rules.Any(rule => rule.Length > labels.Length && !rule[^1].StartsWith('!') && rule.Take(labels.Length).SequenceEqual(labels));

    private static string[] Labels(string name) => [.. name.Split('.').Reverse()];

    private static string[][] Load()
    {
        using var stream = typeof(ReferenceSuffixes).Assembly.GetManifestResourceStream("reference_public_suffix_list.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line != "" && !line.StartsWith("//", StringComparison.Ordinal)).Select(Labels)];
    }
}
