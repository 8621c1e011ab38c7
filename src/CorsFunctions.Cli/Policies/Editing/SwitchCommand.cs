using System.CommandLine;
using CorsFunctions.Rows;
using CorsFunctions.Sources;

namespace CorsFunctions.Cli.Policies.Editing;

/// <summary><c>cors policies disable</c> and <c>enable</c>.</summary>
internal sealed class SwitchCommand(string name, string description, bool enabled, TimeProvider time) : RowCommand(name, description, time)
{
    protected override Task<int> RunAsync(ParseResult parsed, RowEditor editor, StoredRow before, CancellationToken cancellationToken)
    {
        var columns = new Dictionary<string, object?>(before.Row.Columns) { [PolicyColumn.Enabled] = enabled };
        return editor.WriteAsync(before, new PolicyRow(before.Row.PartitionKey, before.Row.RowKey, columns), cancellationToken);
    }
}
