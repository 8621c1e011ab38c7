using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>An entity as JSON, with Edm annotations for what JSON alone does not tell.</summary>
internal static class EntityWriter
{
    public static RequestContent Write(ITableEntity entity)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in EntityBinder.ToColumns(entity))
            {
                WriteColumn(json, name, value);
            }

            json.WriteEndObject();
        }

        return RequestContent.Create(buffer.WrittenMemory);
    }

    private static void WriteColumn(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case string text:
                json.WriteString(name, text);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long or ulong:
                Annotate(json, name, Edm.Int64, ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                json.WriteString(name + Edm.Annotation, Edm.Double);
                json.WriteNumber(name, number);
                break;
            case double number:
                Annotate(json, name, Edm.Double, double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
                break;
            case Guid guid:
                Annotate(json, name, Edm.Guid, guid.ToString());
                break;
            case DateTimeOffset instant:
                Annotate(json, name, Edm.DateTime, Instant(instant.UtcDateTime));
                break;
            case DateTime { Kind: DateTimeKind.Utc } moment:
                Annotate(json, name, Edm.DateTime, Instant(moment));
                break;
            case byte[] bytes:
                Annotate(json, name, Edm.Binary, Convert.ToBase64String(bytes));
                break;
            case BinaryData bytes:
                Annotate(json, name, Edm.Binary, Convert.ToBase64String(bytes.ToMemory().Span));
                break;
            default:
                throw new NotSupportedException(
                    $"Column '{name}' has type {value.GetType()}, which a table cannot hold. Use string, bool, int, long, double, Guid, DateTimeOffset (or DateTime in UTC) or byte[].");
        }
    }

    private static void Annotate(Utf8JsonWriter json, string name, string type, string value)
    {
        json.WriteString(name + Edm.Annotation, type);
        json.WriteString(name, value);
    }

    private static string Instant(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);
}
