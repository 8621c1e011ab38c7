using CorsFunctions.Policies;
using CorsFunctions.Rows;

namespace CorsFunctions.Cli.Policies.Validate;

/// <summary>Gathers the findings of all apps in a store.</summary>
internal sealed class RowsValidator(TimeProvider time)
{
    /// <param name="read">Reads the rows as an app would.</param>
    /// <param name="app">The only app whose rows count; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ValidationReport> ValidateAsync(Func<CancellationToken, Task<IReadOnlyList<PolicyRow>>> read, string? app, CancellationToken cancellationToken)
    {
        // On the pool: to open a pipe that nobody writes to takes forever, and Ctrl+C has to end that as well.
        var rows = await Task.Run(() => read(cancellationToken), cancellationToken).WaitAsync(cancellationToken);
        var reports = new List<AppReport>();
        foreach (var (name, own) in (app is null ? Apps(rows) : Apps(rows, app)).OrderBy(each => each.Name, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            reports.Add(Validate(name, own));
        }

        return new ValidationReport(reports) { Hint = reports.Count == 0 ? HintAtApps(rows, app) : null };
    }

    private static IEnumerable<(string Name, List<PolicyRow> Rows)> Apps(IReadOnlyList<PolicyRow> rows, string app)
    {
        List<PolicyRow> own = [.. rows.Where(row => row.PartitionKey == app || PolicySet.IsMisspelt(row.PartitionKey, app))];
        return own.Count > 0 ? [(app, own)] : [];
    }

    // A running app asks a table for its own partition alone, so nobody but this tool sees a row in one whose name is misspelt. The name with more rows is the right one.
    private static List<(string Name, List<PolicyRow> Rows)> Apps(IReadOnlyList<PolicyRow> rows)
    {
        var apps = new List<(string Name, List<PolicyRow> Rows)>();
        foreach (var group in rows.GroupBy(row => row.PartitionKey).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key, StringComparer.Ordinal))
        {
            if (apps.FindIndex(known => PolicySet.IsMisspelt(group.Key, known.Name)) is var like and >= 0)
            {
                apps[like].Rows.AddRange(group);
            }
            else
            {
                apps.Add((group.Key, [.. group]));
            }
        }

        return apps;
    }

    private AppReport Validate(string app, List<PolicyRow> rows)
    {
        var set = PolicySet.Create(rows, app);
        var expired = ExpiredRows.Find(set, time.GetUtcNow());

        // Stable, so that the findings of one row stay in the order of its columns.
        return new AppReport(app, rows.Count, [.. set.Findings.Concat(expired).OrderBy(finding => finding.RowKey, StringComparer.Ordinal)]);
    }

    private static string? HintAtApps(IReadOnlyList<PolicyRow> rows, string? app)
    {
        const int MostNamed = 10;
        var apps = rows.Select(row => row.PartitionKey).Distinct().Order(StringComparer.Ordinal).Take(MostNamed).ToList();
        return app is null || apps.Count == 0
            ? "There are no rows, so every origin is refused."
            : $"No row is for the app '{Printable.Text(app)}'. There are rows for {string.Join(", ", apps.Select(name => $"'{Printable.Text(name)}'"))}.";
    }
}
