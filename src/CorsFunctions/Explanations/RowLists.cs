using CorsFunctions.Rows;

namespace CorsFunctions.Explanations;

/// <summary>Lists in the columns of a row, written as the row writes them: a text with commas, or in a file an array.</summary>
internal static class RowLists
{
    /// <summary>The value of a list column with more elements.</summary>
    public static object Add(PolicyRow row, string column, IReadOnlyList<string> elements, IReadOnlyList<string> whenEmpty) =>
        row.Columns.GetValueOrDefault(column) switch
        {
            string[] list => list.Length == 0 ? (string[])[.. whenEmpty, .. elements] : [.. list, .. elements],
            string text when !string.IsNullOrWhiteSpace(text) => string.Join(", ", ListText.Split(text).Concat(elements)),
            _ => string.Join(", ", whenEmpty.Concat(elements)),
        };
}
