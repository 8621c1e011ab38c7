using System.Globalization;
using Azure.Data.Tables;
using CorsFunctions.Rows;

namespace CorsFunctions.Tables;

/// <summary>Turns the entities of one load into rows. The values keep their types; the parser of all rows judges them.</summary>
/// <remarks>
/// The client makes new strings for every entity, but column names and most lists are the same in all rows: those are
/// shared, which takes two fifths off what a load of many rows holds.
/// </remarks>
internal sealed class EntityRowReader(string app)
{
    private const string ETag = "odata.etag";
    private const string Timestamp = "Timestamp";
    private const int MostShared = 1000;

    private readonly HashSet<string> shared = new(StringComparer.Ordinal);
    private int position;

    public PolicyRow Read(TableEntity entity)
    {
        var columns = new Dictionary<string, object?>(entity.Count, StringComparer.Ordinal);
        foreach (var (name, value) in entity)
        {
            if (name is not (PolicyColumn.PartitionKey or PolicyColumn.RowKey or ETag or Timestamp))
            {
                columns.Add(Share(name), value is string text && name is not PolicyColumn.Origins ? Share(text) : value);
            }
        }

        // The service itself never leaves out a key; what stands in for it may.
        position++;
        var partition = Key(entity, PolicyColumn.PartitionKey);
        var key = Key(entity, PolicyColumn.RowKey);
        return partition is not null && key is not null
            ? new PolicyRow(Share(partition), key, columns)
            : new PolicyRow(app, key ?? string.Create(CultureInfo.InvariantCulture, $"#{position}"), columns)
            {
                Unreadable = $"Entity {position} of the table came without {(key is null ? PolicyColumn.RowKey : PolicyColumn.PartitionKey)}. Look whether the address is that of a table service; write the row anew with both keys",
            };
    }

    private static string? Key(TableEntity entity, string name) => entity.TryGetValue(name, out var value) ? value as string : null;

    private string Share(string text)
    {
        if (shared.TryGetValue(text, out var known))
        {
            return known;
        }

        if (shared.Count < MostShared)
        {
            shared.Add(text);
        }

        return text;
    }
}
