using System.CommandLine;
using CorsFunctions.Cli.Policies.Editing;
using CorsFunctions.Cli.Stores;
using CorsFunctions.Rows;

namespace CorsFunctions.Cli.Policies.Listing;

/// <summary><c>cors policies show</c>: one row, whole, with its findings.</summary>
internal sealed class ShowCommand : StoreCommand
{
    private readonly Argument<string> row = new("row") { Description = "The row's key." };
    private readonly Option<string> output = SharedOptions.Output(OutputForm.Json);

    public ShowCommand(TimeProvider time)
        : base("show", "Shows one row with all its columns, its state, and what is wrong or unwise in it.", time)
    {
        Add(row);
        Add(output);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var rowKey = parsed.GetRequiredValue(row);
        var app = Store.AppOrDefault(parsed);
        var (writer, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var store = Store.Open(parsed, Time);
        var rows = await store.ReadAsync(cancellationToken);
        var found = ListedRow.Of(rows.Select(stored => stored.Row), Time.GetUtcNow()).FirstOrDefault(each => each.Row.PartitionKey == app && each.Row.RowKey == rowKey);
        if (found is null)
        {
            var editor = new RowEditor(store, app, writer, error);
            await editor.FindAsync(rowKey, cancellationToken);
            return editor.Missing(rowKey);
        }

        if (parsed.GetValue(output) == OutputForm.Json)
        {
            await writer.WriteLineAsync(RowJson.Write([found.Row], app));
            return ExitCode.Valid;
        }

        await writer.WriteLineAsync($"{Printable.Text(rowKey)}: {found.State}");
        foreach (var column in PolicyColumn.All.Concat(found.Row.Columns.Keys.Except(PolicyColumn.All)).Where(column => found.Text(column).Length > 0))
        {
            await writer.WriteLineAsync($"  {Printable.Text(column)}: {Printable.Text(found.Text(column), Printable.MessageLength)}");
        }

        foreach (var finding in found.Findings)
        {
            await writer.WriteLineAsync($"  {(finding.Severity == FindingSeverity.Error ? "error" : "warning")}: {finding}");
        }

        return ExitCode.Valid;
    }
}
