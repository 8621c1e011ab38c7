using System.Text.Json;

namespace CorsFunctions.Cli.Tests.Running;

/// <summary>What a run of the tool left behind.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error)
{
    public override string ToString() => $"{ExitCode}\n{Output}\n{Error}";

    /// <summary>The standard output, which has to be one JSON document and nothing else.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public IReadOnlyList<(string RowKey, string Column, string Value, string Reason)> Errors => Findings("errors");

    public IReadOnlyList<(string RowKey, string Column, string Value, string Reason)> Warnings => Findings("warnings");

    private List<(string RowKey, string Column, string Value, string Reason)> Findings(string severity) =>
        [.. Json.GetProperty(severity).EnumerateArray().Select(each => (Text(each, "rowKey"), Text(each, "column"), Text(each, "value"), Text(each, "reason")))];

    private static string Text(JsonElement finding, string property) => finding.GetProperty(property).GetString()!;
}
