using System.Text.Json.Nodes;
using CorsFunctions.Rows;

namespace CorsFunctions.Sources;

/// <summary>The array of rows in a policy file; what a change does not name stays as it is written there.</summary>
/// <param name="rows">The array.</param>
/// <param name="app">The app that a row without <c>partitionKey</c> is for.</param>
/// <param name="description">The file, for people.</param>
internal sealed class PolicyFileRows(JsonArray rows, string app, string description)
{
    /// <exception cref="RowConflictException">The row is not there any more, or there already.</exception>
    public void Apply(RowChange change)
    {
        var position = rows.ToList().FindIndex(node => node is JsonObject row
            && Text(row, "rowKey") == change.RowKey && (Text(row, "partitionKey") ?? app) == change.PartitionKey);
        if ((position < 0) != (change.Before is null))
        {
            throw new RowConflictException(position < 0
                ? $"{description} has no row '{Printable.Text(change.RowKey)}' any more, and nothing was written. Look at it, and try again"
                : $"Row '{Printable.Text(change.RowKey)}' was added to {description} by somebody else meanwhile, and nothing was written. Look at it, and try again");
        }

        if (change.After is null)
        {
            rows.RemoveAt(position);
            return;
        }

        var target = position < 0 ? Add(change) : (JsonObject)rows[position]!;
        foreach (var name in change.Before?.Row.Columns.Keys.Except(change.After.Columns.Keys) ?? [])
        {
            target.Remove(PolicyColumn.ToFile(name));
        }

        foreach (var (name, value) in change.After.Columns)
        {
            if (value is null)
            {
                target.Remove(PolicyColumn.ToFile(name));
            }
            else if (change.Before is null || !Equals(change.Before.Row.Columns.GetValueOrDefault(name), value))
            {
                target[PolicyColumn.ToFile(name)] = Node(value);
            }
        }
    }

    private JsonObject Add(RowChange change)
    {
        var row = new JsonObject();
        if (change.PartitionKey != app)
        {
            row["partitionKey"] = change.PartitionKey;
        }

        row["rowKey"] = change.RowKey;
        rows.Add(row);
        return row;
    }

    private static JsonNode? Node(object value) => value switch
    {
        string[] list => new JsonArray([.. list.Select(element => JsonValue.Create(element))]),
        DateTimeOffset instant => JsonValue.Create(InstantText.Of(instant)),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        _ => throw new ArgumentException($"A file takes no {value.GetType().Name}.", nameof(value)),
    };

    private static string? Text(JsonObject row, string name) => row[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
