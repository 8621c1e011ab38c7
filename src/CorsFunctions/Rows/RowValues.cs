using System.Globalization;
using System.Text.Json;

namespace CorsFunctions.Rows;

/// <summary>What stands in a row, column by column, under the column's own name and under such as only mean it.</summary>
internal sealed class RowValues(PolicyRow row)
{
    private Dictionary<string, List<object>>? misnamed;

    /// <summary>Whether anything stands under a name that only means a column.</summary>
    public bool HasMisnamed => misnamed is not null;

    /// <summary>The value under a name of the row; null when it is empty.</summary>
    public object? this[string name] => row.Columns.GetValueOrDefault(name) switch
    {
        null or "" => null,
        // Code may have put nulls into a list; they are empty elements.
        string?[] elements when elements.Contains(null) => elements.Select(element => element ?? "").ToArray(),
        var value => value,
    };

    /// <summary>Takes what stands under a name for a value of the column that it means.</summary>
    public void Add(string name, string column)
    {
        if (this[name] is not { } value)
        {
            return;
        }

        misnamed ??= [];
        if (!misnamed.TryGetValue(column, out var values))
        {
            misnamed.Add(column, values = []);
        }

        values.Add(value);
    }

    /// <summary>The value of a column, or else the first that means it; null for none.</summary>
    public object? First(string column) => this[column] ?? (misnamed is null ? null : Of(column).FirstOrDefault());

    /// <summary>All values of a column, that under its own name first.</summary>
    public IEnumerable<object> Of(string column)
    {
        IEnumerable<object> others = misnamed?.GetValueOrDefault(column) ?? [];
        return this[column] is { } value ? others.Prepend(value) : others;
    }

    /// <summary>The texts among values, and the elements of lists.</summary>
    public static IEnumerable<string> Texts(IEnumerable<object> values) => values.SelectMany(value => value switch
    {
        string text => [text],
        string[] elements => elements,
        _ => Array.Empty<string>(),
    });

    /// <summary>A value as a finding shows it.</summary>
    public static string Describe(object? value) => value switch
    {
        string[] elements => string.Join(", ", elements),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>Whether a value is an object of a file, or a list of them, with names of columns inside.</summary>
    public static bool HoldsColumns(object? value)
    {
        if (value is string or string[] || Describe(value) is not (['{' or '[', ..] and var json))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            var elements = document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.EnumerateArray().ToArray() : [document.RootElement];
            return elements.Where(element => element.ValueKind == JsonValueKind.Object)
                .SelectMany(element => element.EnumerateObject())
                .Any(member => PolicyColumn.WithKeys.Contains(PolicyColumn.FromFile(member.Name)) || MeantColumn.Find(member.Name) is not null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A half of a surrogate pair, or what only begins like JSON, names no column.
            return false;
        }
    }

    /// <summary>What a finding calls the type of a value.</summary>
    public static string TypeName(object value) => value switch
    {
        string => "this text",
        bool => "true or false",
        double => "a number of type Double",
        int or long => "a number",
        DateTimeOffset => "an instant",
        string[] => "an array",
        _ => "a value of this type",
    };
}
