using System.Globalization;
using CorsFunctions.Rows;

namespace CorsFunctions.Tables;

/// <summary>What the service takes as a row (https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model).</summary>
internal static class TableLimits
{
    private const int MostColumns = 252;
    private const int LongestName = 255;

    // 64 KiB and 1 MiB of UTF-16, the latter with room for keys and names.
    private const int LongestText = 32 * 1024;
    private const int MostCharacters = 480 * 1024;

    private static readonly DateTimeOffset Earliest = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Why the service would refuse the row, with the fix; null for a row that it takes.</summary>
    /// <param name="row">The row.</param>
    /// <param name="before">The row as it stands, whose columns are somewhere already; null for none.</param>
    public static string? FindFault(PolicyRow row, PolicyRow? before = null)
    {
        foreach (var (name, value) in row.Columns)
        {
            if (value is not null && !Equals(value, before?.Columns.GetValueOrDefault(name)) && FindFault(name, value) is { } fault)
            {
                return $"row '{Printable.Text(row.RowKey)}', column {Printable.Text(name)}: {fault}";
            }
        }

        return FindKeyFault("app", row.PartitionKey) ?? FindKeyFault("row", row.RowKey)
            ?? (row.Columns.Count > MostColumns || row.Columns.Values.Sum(LengthOf) > MostCharacters
                ? $"row '{Printable.Text(row.RowKey)}' has more than {MostColumns} columns or {MostCharacters} characters, which a table does not take. Make two rows of it"
                : null);
    }

    private static string? FindKeyFault(string what, string key) => TableNames.IsKey(key)
        ? null
        : $@"the key of the {what} '{Printable.Text(key)}' is empty, longer than 1024 bytes, or has / \ # ? or control characters in it, which a table does not take. Write another one";

    private static string? FindFault(string name, object value) =>
        name.Length is 0 or > LongestName || !(char.IsLetter(name[0]) || name[0] == '_') || !name.All(c => char.IsLetterOrDigit(c) || c == '_')
            ? "a table takes no column of that name. Write letters, digits and underscores, or leave it out"
        : LengthOf(value) > LongestText
            ? string.Create(CultureInfo.InvariantCulture, $"it has more than {LongestText} characters, which a table does not take. Make two rows of it")
        : value is DateTimeOffset instant && instant < Earliest ? "a table takes no instant before 1601. Write a later one"
        : value is string or string[] or bool or int or long or double or DateTimeOffset ? null
        : "a table takes no value of this type. Write a text, or leave the column out";

    private static int LengthOf(object? value) => value switch
    {
        string text => text.Length,
        string[] list => list.Sum(element => element.Length + 2),
        _ => 0,
    };
}
