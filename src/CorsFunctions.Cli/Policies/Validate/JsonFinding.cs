namespace CorsFunctions.Cli.Policies.Validate;

/// <summary>A finding as the JSON report has it.</summary>
internal sealed record JsonFinding(string RowKey, string Column, string Value, string Reason, string Message);
