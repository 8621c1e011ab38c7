using CorsFunctions.Browser;
using CorsFunctions.Http;

namespace CorsFunctions.Cli.Check.Requests;

/// <summary>
/// Headers in a copied request that the browser added itself. They tell nothing of what the page asked, and would be
/// taken for a reason to preflight.
/// </summary>
internal static class BrowserOwnHeaders
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "accept", "accept-language", "user-agent", "priority", "upgrade-insecure-requests", "if-none-match",
        "if-modified-since", "x-client-data", "save-data",
    };

    /// <summary>The headers that the page set.</summary>
    public static IEnumerable<HeaderLine> Remove(IReadOnlyCollection<HeaderLine> lines)
    {
        // The network panel's "Disable cache" sends both, and no page needs the old one.
        var isUncached = lines.Any(line => Is(line, "pragma", "no-cache")) && lines.Any(line => Is(line, "cache-control", "no-cache"));
        return lines.Where(line => line.Name.Length > 0
            && line.Name[0] != ':'
            && !Names.Contains(line.Name)
            && !ForbiddenNames.IsForbiddenRequestHeader(line.Name)
            && !(isUncached && (Is(line, "pragma", "no-cache") || Is(line, "cache-control", "no-cache"))));
    }

    public static string? Find(IEnumerable<HeaderLine> lines, string name) =>
        lines.Where(line => line.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(line => line.Value).FirstOrDefault();

    private static bool Is(HeaderLine line, string name, string value) =>
        line.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && line.Value.Equals(value, StringComparison.OrdinalIgnoreCase);
}
