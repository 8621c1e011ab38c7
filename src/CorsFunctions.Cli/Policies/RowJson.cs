using System.Text.Encodings.Web;
using System.Text.Json;
using CorsFunctions.Rows;

namespace CorsFunctions.Cli.Policies;

/// <summary>Rows in the form of a policy file.</summary>
internal static class RowJson
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="rows">The rows, in the order in which they are written.</param>
    /// <param name="app">The app whose rows need no partition key.</param>
    public static string Write(IEnumerable<PolicyRow> rows, string app)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
        {
            writer.WriteStartArray();
            foreach (var row in rows)
            {
                WriteRow(writer, row, app);
            }

            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteRow(Utf8JsonWriter writer, PolicyRow row, string app)
    {
        writer.WriteStartObject();
        if (row.PartitionKey != app)
        {
            writer.WriteString("partitionKey", row.PartitionKey);
        }

        writer.WriteString("rowKey", row.RowKey);
        foreach (var (name, value) in row.Columns.OrderBy(column => Array.IndexOf(PolicyColumn.All, column.Key) is var position and >= 0 ? position : int.MaxValue))
        {
            if (value is not null)
            {
                writer.WritePropertyName(PolicyColumn.ToFile(name));
                WriteValue(writer, value);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case DateTimeOffset instant:
                writer.WriteStringValue(ColumnText.Of(instant));
                break;
            case string[] list:
                writer.WriteStartArray();
                foreach (var element in list)
                {
                    writer.WriteStringValue(element);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }
}
