using System.Text.Encodings.Web;
using System.Text.Json;
using CorsFunctions.DevHost.Protocol;
using Microsoft.AspNetCore.Http;

namespace CorsFunctions.DevHost.Http;

/// <summary>
/// What parameters besides the trigger are bound to: top-level properties of a JSON body, then query values over them,
/// then route values over both, then the query and the headers as a whole (the host's <c>GetRequestBindingData</c>).
/// </summary>
internal static class TriggerMetadata
{
    private static readonly JsonWriterOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static void Fill(IDictionary<string, TypedData> metadata, HttpRequest request, IReadOnlyDictionary<string, object?> route, ReadOnlyMemory<byte> body)
    {
        var data = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        AddBody(data, body);
        var query = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value[^1] ?? "");
        foreach (var (name, value) in query)
        {
            if (!name.Equals(FunctionKeys.Query, StringComparison.OrdinalIgnoreCase))
            {
                data[name] = value;
            }
        }

        foreach (var (name, value) in route)
        {
            data[name] = value?.ToString();
        }

        foreach (var (name, value) in data)
        {
            if (value is not null)
            {
                metadata[name] = new TypedData { String = value };
            }
        }

        metadata.TryAdd("Query", new TypedData { Json = ToJson(query) });
        metadata.TryAdd("Headers", new TypedData { Json = ToJson(request.Headers.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()))) });
    }

    private static string ToJson(IEnumerable<KeyValuePair<string, string>> values)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, AsItIs))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in values)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void AddBody(Dictionary<string, string?> data, ReadOnlyMemory<byte> body)
    {
        if (!body.Span.TrimStart(" \t\r\n"u8).StartsWith("{"u8))
        {
            return;
        }

        try
        {
            using var json = JsonDocument.Parse(body, Lenient);
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (property.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
                {
                    data[property.Name] = property.Value.ToString();
                }
            }
        }
        catch (JsonException)
        {
            // A body that is not JSON brings no values; the host ignores it too.
            data.Clear();
        }
    }
}
