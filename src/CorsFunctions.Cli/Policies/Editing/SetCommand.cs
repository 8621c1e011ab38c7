using System.CommandLine;
using CorsFunctions.Cli.Stores;
using CorsFunctions.Rows;

namespace CorsFunctions.Cli.Policies.Editing;

/// <summary><c>cors policies set</c>: adds a row, or writes some columns of one.</summary>
internal sealed class SetCommand : StoreCommand
{
    private readonly Argument<string> row = new("row") { Description = "The row's key." };

    private readonly Argument<string[]> columns = new("columns")
    {
        HelpName = "Column=value",
        Description = "What to write, such as Methods='GET, PUT'. An empty value empties the column; other columns stay.",
        Arity = ArgumentArity.OneOrMore,
    };

    public SetCommand(TimeProvider time)
        : base("set", "Adds a row, or writes columns of one. Validates first; two people at once: one wins, the other is told.", time)
    {
        Add(row);
        Add(columns);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var rowKey = parsed.GetRequiredValue(row);
        var written = Parse(parsed.GetRequiredValue(columns));
        var app = Store.AppOrDefault(parsed);
        var streams = parsed.InvocationConfiguration;
        var editor = new RowEditor(Store.Open(parsed, Time), app, streams.Output, streams.Error);
        var before = await editor.FindAsync(rowKey, cancellationToken);
        var after = before is null ? [] : new Dictionary<string, object?>(before.Row.Columns);
        foreach (var (column, value) in written)
        {
            after[column] = value;
        }

        return await editor.WriteAsync(before, new PolicyRow(app, rowKey, after), cancellationToken);
    }

    private static Dictionary<string, object?> Parse(IEnumerable<string> texts)
    {
        var written = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var typed = equals < 0 ? text : text[..equals];
            var column = PolicyColumn.All.FirstOrDefault(known => known.Equals(typed, StringComparison.OrdinalIgnoreCase));
            if (equals < 0 || column is null)
            {
                throw new UsageException($"'{Printable.Text(text)}' is not Column=value. The columns are {string.Join(", ", PolicyColumn.All)}.");
            }

            if (!written.TryAdd(column, ColumnText.Parse(column, text[(equals + 1)..])))
            {
                throw new UsageException($"{column} is given twice. Give it once.");
            }
        }

        return written;
    }
}
