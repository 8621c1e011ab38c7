using CorsFunctions.Origins;
using CorsFunctions.Routes;
using CorsFunctions.Rows;

namespace CorsFunctions.Policies;

/// <summary>Compiles the rows of one app in the order of their keys, so that the first of two in conflict is the same on every instance.</summary>
internal sealed class PolicySetBuilder
{
    private readonly RouteMap<RoutePolicies> routes = new();
    private readonly RowCompiler compiler = new();
    private readonly List<OriginPolicy> policies = [];
    private readonly List<RowFinding> findings = [];
    private readonly SetRules warnings;

    public PolicySetBuilder() => warnings = new SetRules(routes);

    public PolicySet Build(List<PolicyRow> rows)
    {
        PolicyRow? previous = null;
        var ordered = InOrder(rows);
        foreach (var row in ordered)
        {
            var compiled = compiler.Compile(row, findings);
            var isDuplicate = previous?.RowKey == row.RowKey;
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

        findings.AddRange(warnings.Find());

        // Stable, so that the findings of one row stay in the order in which they were found.
        var all = findings.Count > 1 ? [.. findings.OrderBy(finding => finding.RowKey, StringComparer.Ordinal)] : findings;
        return new PolicySet(routes.ToIndex(), policies.AsReadOnly(), all.AsReadOnly()) { Rows = ordered.Count <= PolicySet.MostRowsKept ? ordered.AsReadOnly() : null };
    }

    // A table gives its rows in this order.
    private static List<PolicyRow> InOrder(List<PolicyRow> rows)
    {
        for (var i = 1; i < rows.Count; i++)
        {
            if (string.CompareOrdinal(rows[i - 1].RowKey, rows[i].RowKey) > 0)
            {
                return [.. rows.OrderBy(row => row.RowKey, StringComparer.Ordinal)];
            }
        }

        return rows;
    }

    private void Add(CompiledRow row)
    {
        policies.Add(row.Policy);
        foreach (var template in row.Routes)
        {
            var route = routes.GetOrAdd(template, first => new RoutePolicies(first));
            var won = new List<OriginPattern>(row.Origins.Count + row.Claimed.Count);
            foreach (var pattern in row.Origins)
            {
                if (TryAdd(route, pattern, row.Policy))
                {
                    won.Add(pattern);
                }
            }

            foreach (var pattern in row.Claimed)
            {
                if (route.Origins.TryAdd(pattern, row.Policy, out _))
                {
                    won.Add(pattern);
                }
            }

            warnings.Note(row, template, route, won);
        }
    }

    private bool TryAdd(RoutePolicies route, OriginPattern pattern, OriginPolicy policy)
    {
        if (route.Origins.TryAdd(pattern, policy, out var holder))
        {
            return true;
        }

        // A row with errors has enough to be told.
        if (holder.RowKey != policy.RowKey && policy.State != PolicyState.SetAside)
        {
            var earlier = $"Row '{holder.PrintableKey}'";
            findings.Add(new RowFinding(
                policy.RowKey, PolicyColumn.Origins, pattern.Text, FindingReason.Conflict,
                holder.State == PolicyState.SetAside
                    ? $"{earlier}, which is set aside, claims this pattern for the same route, and the first by RowKey counts. Put that row right, or remove the pattern from one of the two"
                    : $"{earlier} has this pattern for the same route, and the first by RowKey counts. Remove it from one of the two",
                FindingSeverity.Warning));
        }

        return false;
    }
}
