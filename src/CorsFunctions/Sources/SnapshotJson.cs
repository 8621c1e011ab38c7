using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CorsFunctions.Rows;

namespace CorsFunctions.Sources;

/// <summary>A snapshot as JSON. Every value keeps its type, so that a row which was set aside is set aside again.</summary>
internal static class SnapshotJson
{
    private const string Instant = "instant";
    private const string Source = "source";
    private const string App = "app";
    private const string Rows = "rows";
    private const string Partition = "p";
    private const string Key = "k";
    private const string Fault = "f";
    private const string Columns = "c";

    public static ArrayBufferWriter<byte> Write(Snapshot snapshot, string source, string app)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString(Instant, snapshot.Instant);
        json.WriteString(Source, source);
        json.WriteString(App, app);
        json.WriteStartArray(Rows);
        foreach (var row in snapshot.Rows)
        {
            WriteRow(json, row);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return buffer;
    }

    /// <summary>Reads what <see cref="Write"/> wrote for the same source and app.</summary>
    public static (Snapshot? Snapshot, string? Fault) Read(ReadOnlySpan<byte> content, string source, string app)
    {
        try
        {
            var reader = new Utf8JsonReader(content);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            return root.GetProperty(Source).GetString() != source || root.GetProperty(App).GetString() != app
                ? (null, "is of another source or app")
                : (new Snapshot(root.GetProperty(Instant).GetDateTimeOffset(), [.. root.GetProperty(Rows).EnumerateArray().Select(ReadRow)]), null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            return (null, "is not a snapshot of this version");
        }
    }

    private static void WriteRow(Utf8JsonWriter json, PolicyRow row)
    {
        json.WriteStartObject();
        json.WriteString(Partition, row.PartitionKey);
        json.WriteString(Key, row.RowKey);
        if (row.Unreadable is { } fault)
        {
            json.WriteString(Fault, fault);
        }

        json.WriteStartObject(Columns);
        foreach (var (name, value) in row.Columns)
        {
            json.WritePropertyName(name);
            WriteValue(json, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    // The types that JSON has itself stand bare, all others as an object with the type's letter.
    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case string[] list:
                json.WriteStartArray();
                Array.ForEach(list, json.WriteStringValue);
                json.WriteEndArray();
                break;
            case int number:
                WriteTyped(json, "i", number.ToString(CultureInfo.InvariantCulture));
                break;
            case long number:
                WriteTyped(json, "l", number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                WriteTyped(json, "d", number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset instant:
                WriteTyped(json, "t", instant.ToString("O", CultureInfo.InvariantCulture));
                break;
            default:
                WriteTyped(json, "u", Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
                break;
        }
    }

    private static void WriteTyped(Utf8JsonWriter json, string type, string text)
    {
        json.WriteStartObject();
        json.WriteString(type, text);
        json.WriteEndObject();
    }

    private static PolicyRow ReadRow(JsonElement row) => new(
        row.GetProperty(Partition).GetString()!,
        row.GetProperty(Key).GetString()!,
        row.GetProperty(Columns).EnumerateObject().ToDictionary(column => column.Name, column => ReadValue(column.Value), StringComparer.Ordinal))
    {
        Unreadable = row.TryGetProperty(Fault, out var fault) ? fault.GetString() : null,
    };

    private static object? ReadValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Select(element => element.GetString()!).ToArray(),
        JsonValueKind.Object => value.EnumerateObject().Single() is var typed && typed.Value.GetString()! is var text
            ? ReadTyped(typed.Name, text)
            : null,
        _ => throw new JsonException(),
    };

    private static object ReadTyped(string type, string text) => type switch
    {
        "i" => int.Parse(text, CultureInfo.InvariantCulture),
        "l" => long.Parse(text, CultureInfo.InvariantCulture),
        "d" => double.Parse(text, CultureInfo.InvariantCulture),
        "t" => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture),
        "u" => new UnsupportedValue(text),
        _ => throw new JsonException(),
    };
}
