using CorsFunctions.Origins;
using CorsFunctions.Routes;
using CorsFunctions.Rows;

namespace CorsFunctions.Policies;

/// <summary>Warns of rows that other rows make useless. Only what is certain is said, in one pass over the rows.</summary>
/// <remarks>
/// Within a route no finite list of more specific patterns takes everything from a wildcard, and nothing is more specific than
/// an exact origin: a pattern is dead if and only if an earlier row has the very same one. Between routes only a catch-all can be
/// dead (<see cref="RouteMap{T}.FindCover"/>).
/// </remarks>
internal sealed class SetRules(RouteMap<RoutePolicies> routes)
{
    private readonly List<RowFinding> deadRows = [];
    private readonly List<CatchAll> catchAlls = [];
    private readonly List<OpenRow> openRows = [];

    // The row that has wildcards on a route; null when several have.
    private readonly Dictionary<RoutePolicies, OriginPolicy?> wildcards = [];

    /// <summary>Takes note of a row that was added to a route.</summary>
    /// <param name="row">The row.</param>
    /// <param name="template">The route, or one of those that the row claims.</param>
    /// <param name="route">The rows of that route.</param>
    /// <param name="won">The row's patterns, and those that it claims, which no earlier row has.</param>
    public void Note(CompiledRow row, RouteTemplate template, RoutePolicies route, IReadOnlyList<OriginPattern> won)
    {
        if (won.Count == 0 && row.Origins.Count > 0 && row.Policy.State != PolicyState.SetAside)
        {
            deadRows.Add(Warning(
                row.Policy, "", "",
                "Earlier rows have all of its patterns for the same route, so this row never decides. Remove it, or write other origins"));
        }

        if (template.HasCatchAll)
        {
            catchAlls.Add(new CatchAll(row.Policy, template));
        }

        if (won.Count > 1 && won.Any(pattern => pattern.Kind == OriginPatternKind.Any))
        {
            openRows.Add(new OpenRow(row.Policy, route));
        }

        if (won.Any(pattern => pattern.IsWildcard)
            && !wildcards.TryAdd(route, row.Policy))
        {
            wildcards[route] = null;
        }
    }

    /// <summary>The warnings, once all rows are noted.</summary>
    public IEnumerable<RowFinding> Find() => deadRows.Concat(FindUnreachable()).Concat(FindNeedlessOrigins());

    private IEnumerable<RowFinding> FindUnreachable() =>
        from each in catchAlls
        let cover = routes.FindCover(each.Route)
        where cover.Count > 0
        select Warning(
            each.Policy, PolicyColumn.Route, each.Route.Text,
            $"The more specific routes {string.Join(", ", cover.Select(route => $"'{route.Route}'"))} match every path of this one, so the row never decides. Remove it, or one of them");

    // An origin beside '*' counts where it takes precedence over a wildcard of another row.
    private IEnumerable<RowFinding> FindNeedlessOrigins() =>
        from each in openRows
        where !wildcards.TryGetValue(each.Route, out var owner) || ReferenceEquals(owner, each.Policy)
        select Warning(
            each.Policy, PolicyColumn.Origins, "*",
            "It covers every origin, so the row's other origins change nothing. Write '*' alone, or the other origins without it");

    private static RowFinding Warning(OriginPolicy policy, string column, string value, string message) =>
        new(policy.RowKey, column, value, FindingReason.Unwise, message, FindingSeverity.Warning);

    private sealed record CatchAll(OriginPolicy Policy, RouteTemplate Route);

    private sealed record OpenRow(OriginPolicy Policy, RoutePolicies Route);
}
