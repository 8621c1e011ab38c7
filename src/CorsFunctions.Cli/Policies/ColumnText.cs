using System.Globalization;
using CorsFunctions.Rows;

namespace CorsFunctions.Cli.Policies;

/// <summary>Values of columns as people write and read them.</summary>
internal static class ColumnText
{
    public static string Of(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        string[] list => string.Join(", ", list),
        DateTimeOffset instant => InstantText.Of(instant),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>The row with the types of its columns, where a file has texts that the columns take as well.</summary>
    public static PolicyRow Typed(PolicyRow row) =>
        new(row.PartitionKey, row.RowKey, row.Columns.ToDictionary(column => column.Key, column => column.Value is string text ? Parse(column.Key, text) : column.Value))
        {
            Unreadable = row.Unreadable,
        };

    /// <summary>
    /// The typed value of what was typed: what the column takes where the text is one, and else the text itself, which the parser of
    /// rows then refuses with its own sentence. Null for an empty text, which empties the column.
    /// </summary>
    public static object? Parse(string column, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        return column switch
        {
            PolicyColumn.Credentials or PolicyColumn.Enabled when bool.TryParse(text, out var flag) => flag,
            PolicyColumn.MaxAge when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            PolicyColumn.ExpiresOn when InstantText.TryParse(text, out var instant) => instant,
            _ => text,
        };
    }
}
