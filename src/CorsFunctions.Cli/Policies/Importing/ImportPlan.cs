using CorsFunctions.Rows;
using CorsFunctions.Routes;
using CorsFunctions.Sources;

namespace CorsFunctions.Cli.Policies.Importing;

/// <summary>What has to be written so that a store holds the rows of a file.</summary>
/// <param name="Changes">Additions and changes first, the strictest routes before looser ones; removals last.</param>
/// <param name="Unchanged">How many rows are in the store already, as they are in the file.</param>
internal sealed record ImportPlan(IReadOnlyList<RowChange> Changes, int Unchanged)
{
    public IEnumerable<RowChange> Removals => Changes.Where(change => change.After is null);

    /// <param name="wanted">The rows of the file, of one app, typed as the columns are.</param>
    /// <param name="stored">The rows of the store, of the same app.</param>
    /// <param name="keepOthers">Whether rows that the file lacks stay.</param>
    public static ImportPlan Make(IReadOnlyList<PolicyRow> wanted, IReadOnlyList<StoredRow> stored, bool keepOthers)
    {
        var present = stored.ToDictionary(each => each.Row.RowKey, StringComparer.Ordinal);
        var writes = wanted
            .Where(row => !present.TryGetValue(row.RowKey, out var before) || !AreEqual(before.Row, row))
            .OrderByDescending(Strictness, StringComparer.Ordinal)
            .ThenBy(IsLoose)
            .Select(row => new RowChange(row.PartitionKey, row.RowKey, present.GetValueOrDefault(row.RowKey), row))
            .ToList();
        var keys = wanted.Select(row => row.RowKey).ToHashSet(StringComparer.Ordinal);
        var removals = keepOthers ? [] : stored
            .Where(each => !keys.Contains(each.Row.RowKey))
            .OrderBy(each => Strictness(each.Row), StringComparer.Ordinal)
            .Select(each => new RowChange(each.Row.PartitionKey, each.Row.RowKey, each, After: null));
        return new ImportPlan([.. writes, .. removals], wanted.Count - writes.Count);
    }

    // A table has texts where a file has arrays, and other number types; what a column says is what counts.
    private static bool AreEqual(PolicyRow before, PolicyRow after)
    {
        var (one, other) = (ColumnText.Typed(before).Columns, after.Columns);
        return one.Keys.Union(other.Keys).All(column => ColumnText.Of(one.GetValueOrDefault(column)) == ColumnText.Of(other.GetValueOrDefault(column)));
    }

    // While an import is under way, a loose row must not be there without the strict one that bounds it.
    // Of two routes that match one path, the one that is greater in the first segment where they differ governs.
    private static string Strictness(PolicyRow row)
    {
        _ = RouteTemplate.TryParse(ColumnText.Of(row.Columns.GetValueOrDefault(PolicyColumn.Route)), out var route);
        return string.Concat(route.Segments.Select(segment => segment is null ? '1' : '2')) + (route.HasCatchAll ? '0' : '3');
    }

    // And within a route, none with wildcards without the rows that take origins out of them.
    private static bool IsLoose(PolicyRow row) =>
        ColumnText.Of(row.Columns.GetValueOrDefault(PolicyColumn.Origins)).Contains('*', StringComparison.Ordinal);
}
