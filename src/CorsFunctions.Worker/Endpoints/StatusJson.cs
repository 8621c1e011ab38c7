using System.Globalization;
using System.Text;
using System.Text.Json;
using CorsFunctions.Decisions;
using CorsFunctions.Rows;
using CorsFunctions.Worker.Status;

namespace CorsFunctions.Worker.Endpoints;

/// <summary>The status of an instance for programs and for the console, bounded however many rows there are.</summary>
internal static class StatusJson
{
    public const int MostFindings = 200;

    public static string Write(AppStatus status, bool withRows)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteString("status", PolicyHealth.Of(status.Policies));
            writer.WriteString("instant", Instant(status.Now));
            writer.WriteString("app", status.App);
            writer.WriteBoolean("enforceOrigin", status.EnforcesOrigin);
            WritePolicies(writer, status);
            WriteHosting(writer, status);
            WriteDecisions(writer, status.Counts);
            WriteFindings(writer, status.Set?.Findings ?? []);
            if (withRows)
            {
                RowsJson.Write(writer, status);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WritePolicies(Utf8JsonWriter writer, AppStatus status)
    {
        var policies = status.Policies;
        writer.WriteStartObject("policies");
        writer.WriteString("source", policies.Source);
        writer.WriteString("from", policies.InForce.ToString().ToLowerInvariant());
        writer.WriteString("lastSeen", Instant(policies.LastSeen));
        WriteNumber(writer, "ageSeconds", policies.Age?.TotalSeconds);
        writer.WriteString("changedAt", Instant(policies.ChangedAt));
        writer.WriteStartObject("rows");
        foreach (var (state, count) in RowState.Count(status.Set, status.Now))
        {
            writer.WriteNumber(state, count);
        }

        writer.WriteEndObject();
        writer.WriteNumber("loads", policies.Loads);
        writer.WriteNumber("failedLoads", policies.FailedLoads);
        writer.WriteNumber("failuresInARow", policies.Failures);
        writer.WriteString("lastFailure", policies.LastFailure);
        writer.WriteString("failedAt", Instant(policies.FailedAt));
        writer.WriteEndObject();
    }

    private static void WriteHosting(Utf8JsonWriter writer, AppStatus status)
    {
        writer.WriteStartObject("hosting");
        writer.WriteString("plan", status.Hosting.Name);
        writer.WriteBoolean("preflightsArrive", status.Hosting.PreflightsArrive);
        writer.WriteNumber("preflightsSeen", status.Counts.Preflights);
        writer.WriteString("advice", status.Hosting.Advice);
        writer.WriteEndObject();
    }

    private static void WriteDecisions(Utf8JsonWriter writer, DecisionCounts counts)
    {
        writer.WriteStartObject("decisions");
        writer.WriteString("since", Instant(counts.Since));
        writer.WriteNumber("allowed", counts.Allowed);
        writer.WriteStartObject("refused");
        foreach (var reason in CorsReasonNames.All)
        {
            writer.WriteNumber(reason.ToName(), counts.Refused(reason));
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteFindings(Utf8JsonWriter writer, IReadOnlyList<RowFinding> findings)
    {
        // Errors first: they are what sets rows aside.
        writer.WriteStartArray("findings");
        foreach (var finding in findings.OrderByDescending(each => each.Severity).Take(MostFindings))
        {
            writer.WriteStartObject();
            writer.WriteString("row", Printable.Text(finding.RowKey, Printable.MessageLength));
            writer.WriteString("severity", finding.Severity == FindingSeverity.Error ? "error" : "warning");
            writer.WriteString("column", Printable.Text(finding.Column));
            writer.WriteString("value", Printable.Text(finding.Value));
            writer.WriteString("reason", finding.Reason);
            writer.WriteString("message", Printable.Text(finding.Message, Printable.MessageLength));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("findingsLeftOut", Math.Max(0, findings.Count - MostFindings));
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, Math.Round(number, 3));
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    public static string? Instant(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
