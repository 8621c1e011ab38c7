using System.Text.Json;
using CorsFunctions.Policies;
using CorsFunctions.Rows;
using CorsFunctions.Worker.Status;

namespace CorsFunctions.Worker.Endpoints;

/// <summary>The rows of the set in force, as the console lists them.</summary>
internal static class RowsJson
{
    public const int MostRows = 1000;
    public const int MostOrigins = 100;

    public static void Write(Utf8JsonWriter writer, AppStatus status)
    {
        var policies = status.Set?.Policies ?? [];
        writer.WriteStartArray("rows");
        for (var i = 0; i < Math.Min(policies.Count, MostRows); i++)
        {
            WriteRow(writer, policies[i], status.Set!.Rows?[i], status.Now);
        }

        writer.WriteEndArray();
        writer.WriteNumber("rowsLeftOut", Math.Max(0, policies.Count - MostRows));
    }

    private static void WriteRow(Utf8JsonWriter writer, OriginPolicy policy, PolicyRow? row, DateTimeOffset now)
    {
        writer.WriteStartObject();
        writer.WriteString("row", Printable.Text(policy.RowKey, Printable.MessageLength));
        writer.WriteString("state", RowState.Of(policy, now));
        writer.WriteString("route", policy.Route);
        var origins = row is null ? null : OriginsOf(row);
        WriteTexts(writer, "origins", origins?.Take(MostOrigins));
        writer.WriteNumber("originsLeftOut", Math.Max(0, (origins?.Length ?? 0) - MostOrigins));
        writer.WriteString("methods", policy.Methods.IsWildcard ? "*" : policy.Methods.HeaderValue);
        writer.WriteString("headers", policy.Headers.IsWildcard ? policy.Headers.WildcardValue : policy.Headers.HeaderValue);
        writer.WriteString("exposedHeaders", policy.ExposedHeaders);
        writer.WriteBoolean("credentials", policy.AllowCredentials);
        writer.WriteNumber("maxAge", policy.MaxAge);
        writer.WriteString("expiresOn", StatusJson.Instant(policy.ExpiresOn));
        writer.WriteEndObject();
    }

    // As written: what cannot be read is among the findings.
    private static string[] OriginsOf(PolicyRow row) => row.Columns.GetValueOrDefault(PolicyColumn.Origins) switch
    {
        null => [],
        string text => ListText.Split(text),
        string[] elements => elements,
        var other => [other.ToString() ?? ""],
    };

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string>? texts)
    {
        if (texts is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(Printable.Text(text));
        }

        writer.WriteEndArray();
    }
}
