using CorsFunctions.Policies;
using CorsFunctions.Rows;
using CorsFunctions.Sources;

namespace CorsFunctions.Cli.Policies.Editing;

/// <summary>Writes one change of a row: only if the row is valid afterwards, and only if nobody else edited it meanwhile.</summary>
internal sealed class RowEditor(IPolicyStore store, string app, TextWriter output, TextWriter error)
{
    /// <summary>The row as it stands in the store; null when there is none.</summary>
    public async Task<StoredRow?> FindAsync(string rowKey, CancellationToken cancellationToken)
    {
        Rows = await store.ReadAsync(cancellationToken);
        return Rows.FirstOrDefault(stored => stored.Row.PartitionKey == app && stored.Row.RowKey == rowKey);
    }

    private IReadOnlyList<StoredRow> Rows { get; set; } = [];

    /// <returns>The exit code.</returns>
    public async Task<int> WriteAsync(StoredRow? before, PolicyRow after, CancellationToken cancellationToken)
    {
        var others = Rows.Where(stored => !ReferenceEquals(stored, before)).Select(stored => stored.Row);
        var findings = PolicySet.Create(others.Append(after), app).Findings.Where(finding => finding.RowKey == after.RowKey).ToList();
        foreach (var finding in findings)
        {
            await error.WriteLineAsync($"{(finding.Severity == FindingSeverity.Error ? "error" : "warning")}: {finding}.");
        }

        if (findings.Any(finding => finding.Severity == FindingSeverity.Error))
        {
            await error.WriteLineAsync("Nothing was written.");
            return ExitCode.Invalid;
        }

        await store.WriteAsync([new RowChange(app, after.RowKey, before, after)], written: null, cancellationToken);
        await output.WriteLineAsync($"Row '{Printable.Text(after.RowKey)}' is {(before is null ? "added" : "changed")} in {Printable.Text(store.Description, Printable.MessageLength)}.");
        return ExitCode.Valid;
    }

    /// <summary>Says that there is no such row, and which there are.</summary>
    public int Missing(string rowKey)
    {
        const int MostNamed = 10;
        var names = Rows.Where(stored => stored.Row.PartitionKey == app).Select(stored => $"'{Printable.Text(stored.Row.RowKey)}'").Take(MostNamed).ToList();
        error.WriteLine($"The app '{Printable.Text(app)}' has no row '{Printable.Text(rowKey)}' in {Printable.Text(store.Description, Printable.MessageLength)}. "
            + (names.Count == 0 ? "It has no rows at all." : $"It has {string.Join(", ", names)}."));
        return ExitCode.Invalid;
    }
}
