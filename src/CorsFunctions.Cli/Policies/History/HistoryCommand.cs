using System.CommandLine;
using System.Globalization;
using CorsFunctions.Cli.Stores;

namespace CorsFunctions.Cli.Policies.History;

/// <summary><c>cors policies history</c>: what this tool changed in a table, newest first.</summary>
internal sealed class HistoryCommand : StoreCommand
{
    private readonly Argument<string?> row = new("row") { Description = "Only the changes of this row.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<int> most = new("--most") { HelpName = "N", Description = "How many changes to show.", DefaultValueFactory = _ => 20 };

    public HistoryCommand(TimeProvider time)
        : base("history", "Shows what this tool changed in a table, newest first. Edits by other tools are not in it.", time)
    {
        Add(row);
        Add(most);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var count = parsed.GetValue(most);
        if (count < 1)
        {
            throw new UsageException("--most is the number of changes to show. Write 1 or more.");
        }

        var changes = await Store.OpenHistory(parsed, Time).ReadAsync(Store.AppOrDefault(parsed), parsed.GetValue(row), count, cancellationToken);
        var writer = parsed.InvocationConfiguration.Output;
        foreach (var change in changes)
        {
            await writer.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{change.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z  {Printable.Text(change.Change),-6}  {Printable.Text(change.Row)}  by {Printable.Text(change.By)}"));
            await WriteSideAsync(writer, '-', change.Before);
            await WriteSideAsync(writer, '+', change.After);
        }

        return ExitCode.Valid;
    }

    private static async Task WriteSideAsync(TextWriter writer, char sign, string? text)
    {
        if (text is not null)
        {
            await writer.WriteLineAsync($"  {sign} {Printable.Text(text, Printable.MessageLength)}");
        }
    }
}
