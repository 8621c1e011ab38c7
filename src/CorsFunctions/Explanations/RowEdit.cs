using CorsFunctions.Rows;

namespace CorsFunctions.Explanations;

/// <summary>An edit of one row.</summary>
/// <param name="RowKey">The row.</param>
/// <param name="IsNew">Whether the row is to be added.</param>
/// <param name="Columns">The columns to write, with their new values; null empties a column.</param>
internal sealed record RowEdit(string RowKey, bool IsNew, IReadOnlyDictionary<string, object?> Columns)
{
    /// <summary>The rows as they are after the edit.</summary>
    public IReadOnlyList<PolicyRow> Apply(IReadOnlyList<PolicyRow> rows, string app)
    {
        if (IsNew)
        {
            return [.. rows, new PolicyRow(app, RowKey, Columns)];
        }

        return [.. rows.Select(row => row.PartitionKey == app && row.RowKey == RowKey ? Edited(row) : row)];
    }

    private PolicyRow Edited(PolicyRow row)
    {
        var columns = new Dictionary<string, object?>(row.Columns);
        foreach (var (name, value) in Columns)
        {
            columns[name] = value;
        }

        return new PolicyRow(row.PartitionKey, row.RowKey, columns) { Unreadable = row.Unreadable };
    }

    public override string ToString()
    {
        var columns = string.Join(", ", Columns.Select(column => $"{column.Key} = {Text(column.Value)}"));
        var key = Printable.Text(RowKey);
        return IsNew ? $"add a row '{key}' with {columns}" : $"in row '{key}' write {columns}";
    }

    private static string Text(object? value) => value switch
    {
        null => "(empty)",
        bool flag => flag ? "true" : "false",
        string[] list => $"'{Printable.Text(string.Join(", ", list), Printable.MessageLength)}'",
        _ => $"'{Printable.Text(value.ToString() ?? "", Printable.MessageLength)}'",
    };
}
