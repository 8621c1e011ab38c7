using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CorsFunctions.Browser;

namespace CorsFunctions.Explanations;

/// <summary>An explanation for programs, the same from the tool and from the app.</summary>
internal static class ExplanationJson
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Explanation explanation)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("allowed", explanation.IsAllowed);
            writer.WriteString("reason", explanation.Refusal);
            writer.WriteString("row", explanation.Decision.Policy?.RowKey);
            writer.WriteString("pattern", explanation.Pattern);
            writer.WriteString("route", explanation.Routes.Governing);
            WriteTexts(writer, "passedOver", explanation.Routes.PassedOver);
            writer.WriteBoolean("preflight", explanation.Need.IsNeeded);
            WriteTexts(writer, "preflightBecause", explanation.Need.Reasons.Select(reason => reason.Sentence));
            WriteSteps(writer, explanation.Steps);
            WriteHeaders(writer, "preflightHeaders", explanation.PreflightHeaders);
            WriteHeaders(writer, "responseHeaders", explanation.ResponseHeaders);
            writer.WriteString("sentence", explanation.Sentence);
            WriteEdit(writer, explanation.Edit);
            writer.WriteString("note", explanation.Note);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void WriteSteps(Utf8JsonWriter writer, IEnumerable<ExplanationStep> steps)
    {
        writer.WriteStartArray("steps");
        foreach (var step in steps)
        {
            writer.WriteStartObject();
            writer.WriteString("what", step.What);
            writer.WriteBoolean("passed", step.Passed);
            writer.WriteString("detail", step.Detail);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteHeaders(Utf8JsonWriter writer, string name, IEnumerable<HeaderLine> headers)
    {
        writer.WriteStartObject(name);
        foreach (var header in headers)
        {
            writer.WriteString(header.Name, header.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteEdit(Utf8JsonWriter writer, RowEdit? edit)
    {
        if (edit is null)
        {
            writer.WriteNull("edit");
            return;
        }

        writer.WriteStartObject("edit");
        writer.WriteString("row", edit.RowKey);
        writer.WriteBoolean("isNew", edit.IsNew);
        writer.WriteStartObject("columns");
        foreach (var (column, value) in edit.Columns)
        {
            switch (value)
            {
                case null:
                    writer.WriteNull(column);
                    break;
                case bool flag:
                    writer.WriteBoolean(column, flag);
                    break;
                case string[] list:
                    WriteTexts(writer, column, list);
                    break;
                default:
                    writer.WriteString(column, value.ToString());
                    break;
            }
        }

        writer.WriteEndObject();
        writer.WriteString("sentence", edit.ToString());
        writer.WriteEndObject();
    }
}
