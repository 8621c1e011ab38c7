using CorsFunctions.Browser;
using CorsFunctions.Conformance.Tests.Cases;

namespace CorsFunctions.Conformance.Tests.Checks;

internal static class HeaderCheck
{
    /// <summary>Null when the header is as expected; otherwise a sentence.</summary>
    public static string? Failure(string name, HeaderExpectation expect, HeaderList headers)
    {
        var lines = headers.ValuesOf(name);
        var met = expect switch
        {
            { Exact: { } exact } => lines.SequenceEqual([exact], StringComparer.Ordinal),
            { OneOf: { } oneOf } => lines.Count == 1 && oneOf.Contains(lines[0], StringComparer.Ordinal),
            { Tokens: { } tokens } => TokensOf(name, lines).SetEquals(tokens),
            { Includes: { } includes } => TokensOf(name, lines).IsSupersetOf(includes),
            { Lines: { } count } => lines.Count == count,
            _ => lines.Count == 0,
        };

        return met ? null : $"{name} is {Show(lines)}, expected {Show(expect)}";
    }

    private static HashSet<string> TokensOf(string name, IReadOnlyList<string> lines)
    {
        // Methods compare with case, header names without.
        var comparer = name.Equals("Access-Control-Allow-Methods", StringComparison.OrdinalIgnoreCase)
            ? StringComparer.Ordinal
            : StringComparer.OrdinalIgnoreCase;
        return lines.SelectMany(HeaderList.SplitAtCommas).ToHashSet(comparer);
    }

    private static string Show(IReadOnlyList<string> lines) =>
        lines.Count == 0 ? "absent" : string.Join(" and ", lines.Select(line => $"\"{line}\""));

    private static string Show(HeaderExpectation expect) => expect switch
    {
        { Exact: { } exact } => $"\"{exact}\"",
        { OneOf: { } oneOf } => $"one of {string.Join(" | ", oneOf)}",
        { Tokens: { } tokens } => $"exactly {string.Join(", ", tokens)}",
        { Includes: { } includes } => $"at least {string.Join(", ", includes)}",
        { Lines: { } count } => $"{count} lines",
        _ => "absent",
    };
}
