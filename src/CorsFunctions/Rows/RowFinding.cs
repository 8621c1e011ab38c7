namespace CorsFunctions.Rows;

/// <summary>One thing that is wrong, or unwise, in a policy row.</summary>
/// <param name="RowKey">The row.</param>
/// <param name="Column">The column, by its name in the table (<see cref="PolicyColumn"/>); empty for the row as a whole.</param>
/// <param name="Value">The offending value, as the row has it; of a list the offending element.</param>
/// <param name="Reason">One of <see cref="FindingReason"/>.</param>
/// <param name="Message">A sentence for people that ends with what to write instead.</param>
/// <param name="Severity">An error sets the row aside, a warning does not.</param>
public sealed record RowFinding(
    string RowKey, string Column, string Value, string Reason, string Message, FindingSeverity Severity = FindingSeverity.Error)
{
    /// <summary>
    /// True for an error in a Route or Origins of which nothing can be read: the row claims nothing there, and a looser row may
    /// govern what it was for.
    /// </summary>
    public bool IsUnclaimed { get; init; }

    /// <summary>The finding on one line, with control characters escaped and the value cut to a readable length.</summary>
    public override string ToString() =>
        Column.Length == 0
            ? $"row '{Printable.Text(RowKey)}': {Printable.Text(Message, Printable.MessageLength)}"
            : $"row '{Printable.Text(RowKey)}', column {Printable.Text(Column)}, value '{Printable.Text(Value)}': {Printable.Text(Message, Printable.MessageLength)}";
}
