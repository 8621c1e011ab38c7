using System.CommandLine;
using CorsFunctions.Cli.Stores;
using CorsFunctions.Rows;
using Spectre.Console;

namespace CorsFunctions.Cli.Policies.Listing;

/// <summary><c>cors policies list</c>.</summary>
internal sealed class ListCommand : StoreCommand
{
    private static readonly string[] Shown =
        [PolicyColumn.Route, PolicyColumn.Origins, PolicyColumn.Methods, PolicyColumn.Headers, PolicyColumn.Credentials, PolicyColumn.ExpiresOn];

    private readonly Option<string> output = SharedOptions.Output(OutputForm.Json, OutputForm.Table);

    public ListCommand(TimeProvider time)
        : base("list", "Lists the rows: text has one a line, with tabs between the columns; json is the form of a policy file.", time) => Add(output);

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var writer = parsed.InvocationConfiguration.Output;
        var stored = await Store.Open(parsed, Time).ReadAsync(cancellationToken);
        var rows = stored.Select(each => each.Row).Where(row => Store.App(parsed) is not { } app || row.PartitionKey == app).ToList();
        if (rows.Count == 0)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync("There are no rows.");
        }

        switch (parsed.GetValue(output))
        {
            case OutputForm.Json:
                await writer.WriteLineAsync(RowJson.Write(rows, Store.AppOrDefault(parsed)));
                break;
            case OutputForm.Table:
                WriteTable(ListedRow.Of(rows, Time.GetUtcNow()), writer);
                break;
            default:
                foreach (var row in ListedRow.Of(rows, Time.GetUtcNow()))
                {
                    await writer.WriteLineAsync(string.Join('\t', Cells(row)));
                }

                break;
        }

        return ExitCode.Valid;
    }

    private static IEnumerable<string> Cells(ListedRow row) =>
        new[] { row.Row.PartitionKey, row.Row.RowKey, row.State }.Concat(Shown.Select(row.Text)).Select(text => Printable.Text(text, Printable.MessageLength));

    private static void WriteTable(IEnumerable<ListedRow> rows, TextWriter writer)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("App", "Row", "State").AddColumns(Shown);
        foreach (var row in rows)
        {
            table.AddRow([.. Cells(row).Select((cell, i) => i == 2 ? new Markup(Markup.Escape(cell), row.IsInForce ? Color.Green : Color.Yellow) : new Markup(Markup.Escape(cell)))]);
        }

        Terminal.On(writer).Write(table);
    }
}
