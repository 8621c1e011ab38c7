using CorsFunctions.Policies;
using CorsFunctions.Rows;

namespace CorsFunctions.Cli.Policies.Listing;

/// <summary>A row with what became of it.</summary>
/// <param name="Row">The row.</param>
/// <param name="State">In a word or two.</param>
/// <param name="Findings">What is wrong or unwise in it.</param>
internal sealed record ListedRow(PolicyRow Row, string State, IReadOnlyList<RowFinding> Findings)
{
    public bool IsInForce => State == InForce;

    private const string InForce = "in force";

    /// <summary>The rows of all apps, in the order of their keys.</summary>
    public static IEnumerable<ListedRow> Of(IEnumerable<PolicyRow> rows, DateTimeOffset now)
    {
        foreach (var app in rows.GroupBy(row => row.PartitionKey).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var sorted = app.OrderBy(row => row.RowKey, StringComparer.Ordinal).ToList();
            var set = PolicySet.Create(sorted, app.Key);

            var findings = set.Findings.ToLookup(finding => finding.RowKey);

            // The set keeps the order of the keys, duplicates included.
            foreach (var (row, policy) in sorted.Zip(set.Policies))
            {
                yield return new ListedRow(row, StateOf(policy, now), [.. findings[row.RowKey]]);
            }
        }
    }

    public string Text(string column) => ColumnText.Of(Row.Columns.GetValueOrDefault(column));

    private static string StateOf(OriginPolicy policy, DateTimeOffset now) => policy.State switch
    {
        PolicyState.SetAside => "set aside",
        PolicyState.Disabled => "switched off",
        _ => policy.IsInForce(now) ? InForce : "expired",
    };
}
