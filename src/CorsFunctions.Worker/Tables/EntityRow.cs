using Azure.Data.Tables;
using CorsFunctions.Policies;

namespace CorsFunctions.Worker.Tables;

/// <summary>Turns an entity into a row. The values keep their types; the parser of all rows judges them.</summary>
internal static class EntityRow
{
    private const string ETag = "odata.etag";
    private const string Timestamp = "Timestamp";

    public static PolicyRow Read(TableEntity entity)
    {
        var columns = new Dictionary<string, object?>(entity.Count, StringComparer.Ordinal);
        foreach (var (name, value) in entity)
        {
            if (name is not (PolicyColumn.PartitionKey or PolicyColumn.RowKey or ETag or Timestamp))
            {
                columns.Add(name, value);
            }
        }

        return new PolicyRow(entity.PartitionKey, entity.RowKey, columns);
    }
}
