using System.Globalization;
using System.Text.Json;
using CorsFunctions.Policies;

namespace CorsFunctions.Sources;

/// <summary>Turns the elements of a policy file into rows, with the values still as they stand there.</summary>
internal sealed class JsonRowReader(string app)
{
    private int position;

    public PolicyRow Read(JsonElement element)
    {
        var fallbackKey = string.Create(CultureInfo.InvariantCulture, $"#{++position}");
        if (element.ValueKind != JsonValueKind.Object)
        {
            return Unreadable(fallbackKey, $"Element {position} of the file is {Name(element.ValueKind)}. Write an object with \"rowKey\" and \"origins\"");
        }

        try
        {
            return ReadObject(element, fallbackKey);
        }
        catch (InvalidOperationException)
        {
            // What the JSON reader throws for "\ud800": JSON allows half a surrogate pair, a string of .NET does not.
            return Unreadable(fallbackKey, $"Element {position} of the file has a text with half a character in it, such as \"\\ud800\" alone. Write whole characters");
        }
    }

    public static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private PolicyRow ReadObject(JsonElement element, string fallbackKey)
    {
        var columns = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!columns.TryAdd(ColumnName(property.Name), Value(property.Value)))
            {
                return Unreadable(fallbackKey, $"Element {position} of the file has \"{property.Name}\" twice. Write it once");
            }
        }

        if (!columns.Remove(PolicyColumn.RowKey, out var key) || key is not string { Length: > 0 } rowKey)
        {
            return Unreadable(fallbackKey, $"Element {position} of the file has no \"rowKey\". Write a name of its own as text, such as \"rowKey\": \"apps\"");
        }

        columns.Remove(PolicyColumn.PartitionKey, out var partition);
        return partition is null or string
            ? new PolicyRow(partition as string ?? app, rowKey, columns)
            : Unreadable(rowKey, "\"partitionKey\" is not text. Write the name of the app, or leave it out");
    }

    private PolicyRow Unreadable(string rowKey, string message) =>
        new(app, rowKey, new Dictionary<string, object?>()) { Unreadable = message };

    // camelCase in the file, the table's name in the row; whatever is neither stays as it is and is reported.
    private static string ColumnName(string name) =>
        name.Length > 0 && char.IsAsciiLetterLower(name[0]) ? char.ToUpperInvariant(name[0]) + name[1..] : name;

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? (object)whole : value.GetDouble(),
        JsonValueKind.Array when value.EnumerateArray().All(element => element.ValueKind == JsonValueKind.String) =>
            value.EnumerateArray().Select(element => element.GetString()!).ToArray(),
        _ => value.GetRawText() is { Length: > 0 } raw ? new UnsupportedValue(raw) : null,
    };
}
