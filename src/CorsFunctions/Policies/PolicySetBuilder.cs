using CorsFunctions.Origins;
using CorsFunctions.Routes;
using CorsFunctions.Rows;

namespace CorsFunctions.Policies;

/// <summary>Compiles the rows of one app in the order of their keys, so that the first of two in conflict is the same on every instance.</summary>
internal sealed class PolicySetBuilder
{
    private readonly RouteTree<RoutePolicies> routes = new();
    private readonly RowCompiler compiler = new();
    private readonly List<OriginPolicy> policies = [];
    private readonly List<RowFinding> findings = [];
    private readonly SetRules warnings;

    public PolicySetBuilder() => warnings = new SetRules(routes);

    public PolicySet Build(IEnumerable<PolicyRow> rows)
    {
        PolicyRow? previous = null;
        var ordered = rows.OrderBy(row => row.RowKey, StringComparer.Ordinal).ToList();
        foreach (var row in ordered)
        {
            var compiled = compiler.Compile(row, findings);
            var isDuplicate = previous?.RowKey == row.RowKey && row.Unreadable is null;
            if (isDuplicate)
            {
                findings.Add(new RowFinding(
                    row.RowKey, PolicyColumn.RowKey, row.RowKey, FindingReason.Conflict,
                    "An earlier row has the same key, and that one counts. Write another rowKey"));

                // Like every row with an error it allows nothing and keeps its claims, so that no looser row takes over.
                compiled = compiled with { Policy = new OriginPolicy(row.RowKey, compiled.Policy.Route, PolicyState.SetAside, null) };
            }

            Add(compiled);
            previous = row;
        }

        // Stable, so that the findings of one row stay in the order in which they were found.
        var all = findings.Concat(warnings.Find()).OrderBy(finding => finding.RowKey, StringComparer.Ordinal).ToList();
        return new PolicySet(routes, policies.AsReadOnly(), all.AsReadOnly()) { Rows = ordered.Count <= PolicySet.MostRowsKept ? ordered.AsReadOnly() : null };
    }

    private void Add(CompiledRow row)
    {
        policies.Add(row.Policy);
        if (row.Route is null)
        {
            return;
        }

        var route = routes.GetOrAdd(row.Route, template => new RoutePolicies(template.Text));
        var won = new List<OriginPattern>(row.Origins.Count);
        foreach (var pattern in row.Origins)
        {
            if (route.Origins.TryAdd(pattern, row.Policy, out var holder))
            {
                won.Add(pattern);
            }
            else if (holder.RowKey != row.Policy.RowKey)
            {
                findings.Add(new RowFinding(
                    row.Policy.RowKey, PolicyColumn.Origins, pattern.Text, FindingReason.Conflict,
                    $"Row '{holder.RowKey}' has this pattern for the same route, and the first by RowKey counts. Remove it from one of the two",
                    FindingSeverity.Warning));
            }
        }

        warnings.Note(row, route, won);
    }
}
