using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Json;

namespace CorsFunctions.Cli.Check.Report;

/// <summary>The report for programs; for a log, an array of such reports.</summary>
internal static class JsonReport
{
    // Relaxed: it is no part of a web page, and apostrophes stay readable. Control characters are escaped all the same.
    private static readonly CheckJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    });

    public static void Write(CheckReport report, TextWriter output) =>
        output.WriteLine(JsonSerializer.Serialize(Convert(report), Context.JsonCheck));

    public static void Write(IEnumerable<CheckReport> reports, TextWriter output) =>
        output.WriteLine(JsonSerializer.Serialize([.. reports.Select(Convert)], Context.JsonCheckArray));

    private static JsonCheck Convert(CheckReport report) => new(
        report.Verdict,
        report.Diagnosis.Cause,
        report.Sentence,
        report.Server.Name,
        report.Evidence,
        report.Fix,
        [.. report.Findings.Select(finding => new JsonFinding(finding.Cause, finding.Message))],
        report.Diagnosis.Message,
        report.Diagnosis.Alternatives,
        report.Examination.Request.Method,
        report.Examination.Request.Address,
        report.Examination.Request.Origin,
        report.Examination.Request.Need.IsNeeded);
}

/// <summary>A report as JSON has it; docs/check.md documents the properties.</summary>
internal sealed record JsonCheck(
    string Verdict, string Cause, string Sentence, string Server, IReadOnlyList<string> Evidence, string Fix, IReadOnlyList<JsonFinding> Findings,
    string Message, IReadOnlyList<string> Alternatives, string Method, string Url, string Origin, bool Preflighted);

/// <summary>A finding as JSON has it.</summary>
internal sealed record JsonFinding(string Cause, string Message);

/// <summary>Serialisation without reflection, so that the tool starts quickly.</summary>
[JsonSerializable(typeof(JsonCheck))]
[JsonSerializable(typeof(JsonCheck[]))]
internal sealed partial class CheckJsonContext : JsonSerializerContext;
