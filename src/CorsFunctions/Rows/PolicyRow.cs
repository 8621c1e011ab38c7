namespace CorsFunctions.Rows;

/// <summary>A policy row as a source read it, not yet validated.</summary>
/// <remarks>
/// Values keep the type that the source gave them: <see cref="string"/>, <see cref="bool"/>, <see cref="int"/>,
/// <see cref="long"/>, <see cref="double"/>, <see cref="DateTimeOffset"/>, or <c>string[]</c> for a list in a file.
/// Any other type is reported as a wrong one. Null counts as an empty column.
/// </remarks>
public sealed class PolicyRow
{
    /// <summary>Creates a row.</summary>
    /// <param name="partitionKey">The app that the row is for.</param>
    /// <param name="rowKey">The policy's name.</param>
    /// <param name="columns">The other columns, by their names in the table (<see cref="PolicyColumn"/>).</param>
    public PolicyRow(string partitionKey, string rowKey, IReadOnlyDictionary<string, object?> columns)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        ArgumentNullException.ThrowIfNull(columns);
        PartitionKey = partitionKey;
        RowKey = rowKey;
        Columns = columns;
    }

    /// <summary>The app that the row is for.</summary>
    public string PartitionKey { get; }

    /// <summary>The policy's name.</summary>
    public string RowKey { get; }

    /// <summary>The other columns, by name.</summary>
    public IReadOnlyDictionary<string, object?> Columns { get; }

    /// <summary>
    /// Why the source could not read the row as one, with the fix; null for a row that was read. Such a row is set aside,
    /// and what could be read of its Route and Origins is still claimed.
    /// </summary>
    public string? Unreadable { get; init; }
}
