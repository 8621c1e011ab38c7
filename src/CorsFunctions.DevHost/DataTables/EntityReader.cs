using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>An entity from JSON with <c>odata=minimalmetadata</c>.</summary>
internal static class EntityReader
{
    public static TableEntity Read(JsonElement json)
    {
        var entity = new TableEntity();
        Dictionary<string, string>? types = null;
        foreach (var property in json.EnumerateObject())
        {
            if (property.Name.EndsWith(Edm.Annotation, StringComparison.Ordinal))
            {
                types ??= [];
                types[property.Name[..^Edm.Annotation.Length]] = property.Value.GetString() ?? "";
            }
        }

        foreach (var property in json.EnumerateObject())
        {
            if (property.Name != "odata.metadata" && !property.Name.EndsWith(Edm.Annotation, StringComparison.Ordinal))
            {
                // The service does not annotate Timestamp: its type is known.
                var type = types?.GetValueOrDefault(property.Name)
                    ?? (property.Name == nameof(ITableEntity.Timestamp) ? Edm.DateTime : null);
                entity[property.Name] = Value(property.Value, type)!;
            }
        }

        return entity;
    }

    private static object? Value(JsonElement value, string? type) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value.GetString()!, type),
        JsonValueKind.Number when type == Edm.Double => value.GetDouble(),
        JsonValueKind.Number when value.TryGetInt32(out var number) => number,
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => throw new NotSupportedException($"A column cannot be a JSON {value.ValueKind}."),
    };

    private static object Text(string text, string? type) => type switch
    {
        null or "Edm.String" => text,
        Edm.Binary => Convert.FromBase64String(text),
        Edm.DateTime => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        Edm.Double => double.Parse(text, CultureInfo.InvariantCulture),
        Edm.Guid => Guid.Parse(text),
        Edm.Int64 => long.Parse(text, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"Columns of type {type} are not known."),
    };
}
