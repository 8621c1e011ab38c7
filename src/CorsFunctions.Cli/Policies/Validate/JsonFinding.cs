namespace CorsFunctions.Cli.Policies.Validate;

/// <summary>A finding as the JSON report has it; unclaimed when the row claims nothing there, so that a looser row may govern.</summary>
internal sealed record JsonFinding(string RowKey, string Column, string Value, string Reason, string Message, bool Unclaimed);
