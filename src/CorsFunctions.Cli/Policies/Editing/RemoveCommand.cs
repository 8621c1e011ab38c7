using System.CommandLine;
using CorsFunctions.Cli.Stores;

namespace CorsFunctions.Cli.Policies.Editing;

/// <summary><c>cors policies remove</c>.</summary>
internal sealed class RemoveCommand : StoreCommand
{
    private readonly Argument<string> row = new("row") { Description = "The row's key." };
    private readonly Option<bool> yes = Question.Yes();

    public RemoveCommand(TimeProvider time)
        : base("remove", "Removes a row. Its route and origins then belong to the next best row; 'disable' keeps them closed.", time)
    {
        Add(row);
        Add(yes);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var rowKey = parsed.GetRequiredValue(row);
        var streams = parsed.InvocationConfiguration;
        var app = Store.AppOrDefault(parsed);
        var editor = new RowEditor(Store.Open(parsed, Time), app, streams.Output, streams.Error);
        if (await editor.FindAsync(rowKey, cancellationToken) is not { } before)
        {
            return editor.Missing(rowKey);
        }

        if (!Question.Ask($"Remove row '{Printable.Text(rowKey)}' of the app '{Printable.Text(app)}'? Looser rows then decide for its route and origins.", parsed.GetValue(yes), streams.Error))
        {
            await streams.Error.WriteLineAsync("Nothing was removed.");
            return ExitCode.Invalid;
        }

        await editor.RemoveAsync(before, cancellationToken);
        return ExitCode.Valid;
    }
}
