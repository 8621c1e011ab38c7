using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CorsFunctions.Rows;

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

        string? fault = null;
        var columns = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (NameOf(property) is not { } name)
            {
                fault ??= $"Element {position} of the file has a name that is no Unicode text. Write the name of a column";
            }
            else if (!columns.TryAdd(PolicyColumn.FromFile(name), Value(property.Value)))
            {
                // Of two values neither counts, so that none is claimed by mistake.
                columns[PolicyColumn.FromFile(name)] = new UnsupportedValue("twice");
                fault ??= $"Element {position} of the file has \"{name}\" twice. Write it once";
            }
        }

        columns.Remove(PolicyColumn.PartitionKey, out var partition);
        if (partition is not (null or string))
        {
            fault ??= $"\"partitionKey\" of element {position} of the file is not text. Write the name of the app, or leave it out";
        }

        columns.Remove(PolicyColumn.RowKey, out var key);
        var rowKey = key is string { Length: > 0 } text ? text : null;
        if (rowKey is null)
        {
            fault ??= $"Element {position} of the file has no \"rowKey\". Write a name of its own as text, such as \"rowKey\": \"apps\"";
        }

        return new PolicyRow(partition as string ?? app, rowKey ?? fallbackKey, columns) { Unreadable = fault };
    }

    /// <summary>The name of a member; null where it is no Unicode text.</summary>
    public static string? NameOf(JsonProperty member) => TryGetText(() => member.Name, out var name) ? name : null;

    public static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private PolicyRow Unreadable(string rowKey, string message) =>
        new(app, rowKey, new Dictionary<string, object?>()) { Unreadable = message };

    // An escaped half of a surrogate pair is valid JSON and no text.
    private static bool TryGetText(Func<string?> read, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = read();
            return text is not null;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }

    private static object? Value(JsonElement value)
    {
        try
        {
            return ReadValue(value);
        }
        catch (InvalidOperationException)
        {
            return new UnsupportedValue(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value)));
        }
    }

    private static object? ReadValue(JsonElement value) => value.ValueKind switch
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
