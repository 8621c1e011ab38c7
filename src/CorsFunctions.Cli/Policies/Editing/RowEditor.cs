using CorsFunctions.Cli.Stores;
using CorsFunctions.Policies;
using CorsFunctions.Rows;
using CorsFunctions.Sources;
using CorsFunctions.Tables;

namespace CorsFunctions.Cli.Policies.Editing;

/// <summary>Writes one change of a row: only if the row is valid afterwards, and only if nobody else edited it meanwhile.</summary>
internal sealed class RowEditor(IPolicyStore store, string app, TextWriter output, TextWriter error)
{
    private IReadOnlyList<StoredRow> rows = [];

    /// <summary>The row as it stands in the store; null when there is none.</summary>
    /// <exception cref="RefusedException">The row cannot be read as one, so an edit might lose what stands there.</exception>
    public async Task<StoredRow?> FindAsync(string rowKey, CancellationToken cancellationToken)
    {
        rows = await store.ReadAsync(cancellationToken);
        var found = rows.FirstOrDefault(stored => stored.Row.PartitionKey == app && stored.Row.RowKey == rowKey);
        return found is { Row.Unreadable: { } why } ? throw new RefusedException($"Row '{rowKey}' cannot be edited here, but only by hand. {why}") : found;
    }

    /// <returns>The exit code.</returns>
    public async Task<int> WriteAsync(StoredRow? before, PolicyRow after, CancellationToken cancellationToken)
    {
        if (TableLimits.FindFault(after, before?.Row) is { } fault)
        {
            throw new RefusedException($"error: {fault}. Nothing was written.");
        }

        var findings = FindNew(before, after);
        foreach (var finding in findings)
        {
            await error.WriteLineAsync($"{(finding.Severity == FindingSeverity.Error ? "error" : "warning")}: {finding}.");
        }

        if (findings.Any(finding => finding.Severity == FindingSeverity.Error))
        {
            await error.WriteLineAsync("Nothing was written.");
            return ExitCode.Invalid;
        }

        await WriteAsync(new RowChange(app, after.RowKey, before, after), before is null ? "added to" : "changed in", cancellationToken);
        return ExitCode.Valid;
    }

    /// <summary>Removes a row.</summary>
    public Task RemoveAsync(StoredRow before, CancellationToken cancellationToken) =>
        WriteAsync(new RowChange(app, before.Row.RowKey, before, After: null), "removed from", cancellationToken);

    private async Task WriteAsync(RowChange change, string what, CancellationToken cancellationToken)
    {
        if (await store.WriteAsync([change], written: null, cancellationToken) is { } warning)
        {
            await error.WriteLineAsync($"warning: {Printable.Text(warning, Printable.MessageLength)}.");
        }

        await output.WriteLineAsync($"Row '{Printable.Text(change.RowKey)}' is {what} {Printable.Text(store.Description, Printable.MessageLength)}.");
    }

    // All of the row, and what it brings to others: a row that takes their patterns is a finding in theirs.
    private List<RowFinding> FindNew(StoredRow? before, PolicyRow after)
    {
        var others = rows.Where(stored => !ReferenceEquals(stored, before)).Select(stored => stored.Row);
        var old = PolicySet.Create(rows.Select(stored => stored.Row), app).Findings.ToHashSet();
        return [.. PolicySet.Create(others.Append(after), app).Findings.Where(finding => finding.RowKey == after.RowKey || !old.Contains(finding))];
    }

    /// <summary>Says that there is no such row, and which there are.</summary>
    public int Missing(string rowKey)
    {
        const int MostNamed = 10;
        var names = rows.Where(stored => stored.Row.PartitionKey == app).Select(stored => $"'{Printable.Text(stored.Row.RowKey)}'").Take(MostNamed).ToList();
        error.WriteLine($"The app '{Printable.Text(app)}' has no row '{Printable.Text(rowKey)}' in {Printable.Text(store.Description, Printable.MessageLength)}. "
            + (names.Count == 0 ? "It has no rows at all." : $"It has {string.Join(", ", names)}."));
        return ExitCode.Invalid;
    }
}
