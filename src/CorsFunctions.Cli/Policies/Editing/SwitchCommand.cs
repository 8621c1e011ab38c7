using System.CommandLine;
using CorsFunctions.Cli.Stores;
using CorsFunctions.Rows;

namespace CorsFunctions.Cli.Policies.Editing;

/// <summary><c>cors policies disable</c> and <c>enable</c>.</summary>
internal sealed class SwitchCommand : StoreCommand
{
    private readonly Argument<string> row = new("row") { Description = "The row's key." };
    private readonly bool enabled;

    public SwitchCommand(string name, string description, bool enabled, TimeProvider time)
        : base(name, description, time)
    {
        this.enabled = enabled;
        Add(row);
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

        var columns = new Dictionary<string, object?>(before.Row.Columns) { [PolicyColumn.Enabled] = enabled };
        return await editor.WriteAsync(before, new PolicyRow(app, rowKey, columns), cancellationToken);
    }
}
