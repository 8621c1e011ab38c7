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
        foreach (var group in rows.GroupBy(row => row.PartitionKey).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (app is null || group.Key == app)
            {
                reports.Add(Validate(group.Key, [.. group]));
            }
        }

        return new ValidationReport(reports) { Hint = reports.Count == 0 ? HintAtApps(rows, app) : null };
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
