using System.CommandLine;
using CorsFunctions.Cli.Stores;
using CorsFunctions.Sources;

namespace CorsFunctions.Cli.Policies.Editing;

/// <summary>A command on one row, which has to be there.</summary>
internal abstract class RowCommand : StoreCommand
{
    private readonly Argument<string> row = new("row") { Description = "The row's key." };

    protected RowCommand(string name, string description, TimeProvider time)
        : base(name, description, time) => Add(row);

    protected sealed override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var rowKey = parsed.GetRequiredValue(row);
        var streams = parsed.InvocationConfiguration;
        var editor = new RowEditor(Store.Open(parsed, Time), Store.AppOrDefault(parsed), streams.Output, streams.Error);
        return await editor.FindAsync(rowKey, cancellationToken) is { } before
            ? await RunAsync(parsed, editor, before, cancellationToken)
            : editor.Missing(rowKey);
    }

    protected abstract Task<int> RunAsync(ParseResult parsed, RowEditor editor, StoredRow before, CancellationToken cancellationToken);
}
