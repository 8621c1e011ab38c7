using System.Globalization;
using CorsFunctions.Rows;
using CorsFunctions.Sources;
using Microsoft.Extensions.Configuration;

namespace CorsFunctions.Worker.SettingsRows;

/// <summary>Turns a group of settings into a row: each setting a column, its name in any case, a list as one text or as settings 0, 1, 2.</summary>
internal sealed class SettingsRowReader(string app)
{
    private static readonly string[] Names = [PolicyColumn.PartitionKey, PolicyColumn.RowKey, .. PolicyColumn.All];

    public PolicyRow Read(IConfigurationSection row)
    {
        var columns = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var column in row.GetChildren())
        {
            columns[Array.Find(Names, name => name.Equals(column.Key, StringComparison.OrdinalIgnoreCase)) ?? column.Key] = Value(column);
        }

        columns.Remove(PolicyColumn.PartitionKey, out var partition);
        columns.Remove(PolicyColumn.RowKey, out var key);
        var fault = string.IsNullOrEmpty(row.Value) ? null : $"{row.Path} has a value of its own. Write the columns below it, such as {row.Path}:Origins";
        if (partition is not (null or string))
        {
            fault ??= $"{row.Path}:PartitionKey is not text. Write the name of the app, or leave it out";
        }

        if (key is not (null or string))
        {
            fault ??= $"{row.Path}:RowKey is not text. Write a name, or leave it out";
        }

        return new PolicyRow(partition is string { Length: > 0 } name ? name : app, key is string { Length: > 0 } text ? text : row.Key, columns)
        {
            Unreadable = fault,
        };
    }

    private static object? Value(IConfigurationSection column)
    {
        var elements = column.GetChildren().ToArray();
        if (elements.Length == 0)
        {
            return column.Value;
        }

        var isList = string.IsNullOrEmpty(column.Value)
            && elements.All(element => int.TryParse(element.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _) && !element.GetChildren().Any());
        return isList ? elements.Select(element => element.Value ?? "").ToArray() : new UnsupportedValue("settings below it");
    }
}
