using System.Text.Encodings.Web;
using System.Text.Json;
using CorsFunctions.Rows;

namespace CorsFunctions.Cli.Policies.Validate;

/// <summary>The report for programs: <c>{"errors":[…],"warnings":[…]}</c>.</summary>
internal static class JsonReport
{
    // Relaxed: it is no part of a web page, and apostrophes stay readable. Control characters are escaped all the same.
    private static readonly JsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    });

    public static void Write(ValidationReport report, TextWriter output)
    {
        var findings = new JsonFindings([.. report.Errors.Select(Convert)], [.. report.Warnings.Select(Convert)]);
        output.WriteLine(JsonSerializer.Serialize(findings, Context.JsonFindings));
    }

    private static JsonFinding Convert(RowFinding finding) =>
        new(finding.RowKey, finding.Column, finding.Value, finding.Reason, finding.Message);
}
