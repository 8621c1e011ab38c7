using System.CommandLine;
using CorsFunctions.Sources;

namespace CorsFunctions.Cli.Policies.Editing;

/// <summary><c>cors policies remove</c>.</summary>
internal sealed class RemoveCommand : RowCommand
{
    private readonly Option<bool> yes = Question.Yes();

    public RemoveCommand(TimeProvider time)
        : base("remove", "Removes a row. Its route and origins then belong to the next best row; 'disable' keeps them closed.", time) => Add(yes);

    protected override async Task<int> RunAsync(ParseResult parsed, RowEditor editor, StoredRow before, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (!Question.Ask($"Remove row '{Printable.Text(before.Row.RowKey)}' of the app '{Printable.Text(before.Row.PartitionKey)}'? Looser rows then decide for its route and origins.", parsed.GetValue(yes), error))
        {
            await error.WriteLineAsync("Nothing was removed.");
            return ExitCode.Invalid;
        }

        await editor.RemoveAsync(before, cancellationToken);
        return ExitCode.Valid;
    }
}
