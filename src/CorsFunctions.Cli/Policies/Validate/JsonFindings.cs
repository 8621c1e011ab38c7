namespace CorsFunctions.Cli.Policies.Validate;

/// <summary>The JSON report as a whole.</summary>
internal sealed record JsonFindings(IReadOnlyList<JsonFinding> Errors, IReadOnlyList<JsonFinding> Warnings);
