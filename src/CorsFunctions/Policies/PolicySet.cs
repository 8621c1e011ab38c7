using CorsFunctions.Routes;
using CorsFunctions.Rows;

namespace CorsFunctions.Policies;

/// <summary>All rows of one app, compiled: immutable, and what is in force follows from the rows alone.</summary>
public sealed class PolicySet
{
    /// <summary>Of so many rows the text is kept.</summary>
    internal const int MostRowsKept = 5000;

    private readonly RouteIndex<RoutePolicies> routes;

    internal PolicySet(RouteIndex<RoutePolicies> routes, IReadOnlyList<OriginPolicy> policies, IReadOnlyList<RowFinding> findings)
    {
        this.routes = routes;
        Policies = policies;
        Findings = findings;
    }

    /// <summary>The compiled rows in the order of their keys, with those that are switched off or set aside.</summary>
    internal IReadOnlyList<OriginPolicy> Policies { get; }

    /// <summary>
    /// The rows as they were read, in the order of <see cref="Policies"/>, for explanations; null when there are more than
    /// <see cref="MostRowsKept"/>, because a second form of 100,000 rows is too much memory for what is rarely asked.
    /// </summary>
    internal IReadOnlyList<PolicyRow>? Rows { get; init; }

    /// <summary>What is wrong or unwise in the rows.</summary>
    public IReadOnlyList<RowFinding> Findings { get; }

    /// <summary>Compiles rows. Nothing throws for a bad row: it is set aside and listed in <see cref="Findings"/>.</summary>
    /// <param name="rows">Rows in any order, of any app.</param>
    /// <param name="app">The partition that counts; rows of other apps are ignored.</param>
    public static PolicySet Create(IEnumerable<PolicyRow> rows, string app)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(app);
        var own = new List<PolicyRow>();
        foreach (var row in rows)
        {
            if (row.PartitionKey == app)
            {
                own.Add(row);
            }
            else if (IsMisspelt(row.PartitionKey, app))
            {
                own.Add(Misspelt(row, app));
            }
        }

        return new PolicySetBuilder().Build(own);
    }

    /// <summary>Whether a partition's name only looks like another one: a row of another app is no business of this one, and such a row is.</summary>
    internal static bool IsMisspelt(string partitionKey, string app) =>
        partitionKey != app && partitionKey.Trim() is var key && (key.Length == 0 || key.Equals(app, StringComparison.OrdinalIgnoreCase));

    private static PolicyRow Misspelt(PolicyRow row, string app) => new(app, row.RowKey, row.Columns)
    {
        Unreadable = row.Unreadable ?? $"PartitionKey is '{Printable.Text(row.PartitionKey)}', and the app is '{Printable.Text(app)}': letter case and blanks count. Write '{Printable.Text(app)}'",
    };

    /// <summary>The rows that govern a path, or null when no route matches or the path can be read in two ways.</summary>
    /// <param name="path">The URL's path as the host hands it on: percent-encoded, without the query.</param>
    internal RoutePolicies? FindRoute(ReadOnlySpan<char> path)
    {
        var route = routes.Find(path);
        if (route is null || !LaxPath.IsAmbiguous(path))
        {
            return route;
        }

        return path.Length <= LaxPath.MaxLength
            && TryFindLaxly(path, endsAtMarks: false, out var whole) && ReferenceEquals(whole, route)
            && TryFindLaxly(path, endsAtMarks: true, out var ended) && (ended is null || ended.Template.Matches(path))
            ? route
            : null;
    }

    private bool TryFindLaxly(ReadOnlySpan<char> path, bool endsAtMarks, out RoutePolicies? route)
    {
        Span<char> buffer = stackalloc char[LaxPath.MaxLength];
        var isRead = LaxPath.TryRead(path, endsAtMarks, buffer, out var length);
        route = isRead ? routes.Find(buffer[..length]) : null;
        return isRead;
    }
}
