using System.Text.Json;
using System.Text.Json.Nodes;

namespace CorsFunctions.Azurite;

/// <summary>The file of Azurite's table service on disk. Writing rows into it is the only quick way to have many of them:
/// through the API each insert is slower than the one before, and 100,000 rows take ten minutes.</summary>
public static class AzuriteDataFile
{
    public const string Name = "__azurite_db_table__.json";

    private const string Instant = "2026-01-02T03:04:05.0000000Z";

    /// <summary>Adds a table with these rows: JSON objects with PartitionKey, RowKey and columns, typed as in the REST API.</summary>
    public static async Task AddTableAsync(string path, string table, IEnumerable<JsonObject> rows)
    {
        var file = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        var collections = file["collections"]!.AsArray();
        var tables = collections.Single(collection => (string)collection!["name"]! == "$TABLES_COLLECTION$")!;
        var template = collections.Single(collection => (string)collection!["name"]! == "$SERVICES_COLLECTION$")!;

        Fill(tables, [.. tables["data"]!.AsArray().Select(entry => entry!.DeepClone().AsObject()), new() { ["account"] = AzuriteServer.AccountName, ["table"] = table }]);

        var entities = template.DeepClone();
        var name = $"{AzuriteServer.AccountName}${table}";
        entities["name"] = name;
        entities["objType"] = name;
        entities["uniqueNames"] = new JsonArray();
        Fill(entities, [.. rows.Select(Entity)]);
        collections.Add(entities);

        await using var stream = File.Create(path);
        await JsonSerializer.SerializeAsync(stream, file);
    }

    private static void Fill(JsonNode collection, JsonObject[] entries)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i]["$loki"] = i + 1;
            entries[i]["meta"] ??= new JsonObject { ["revision"] = 0, ["created"] = 0, ["version"] = 0 };
        }

        collection["data"] = new JsonArray([.. entries]);

        // Without an index Azurite looks at every row, which is right, if slow; a stale one would hide rows.
        collection["binaryIndices"] = new JsonObject();
        collection["maxId"] = entries.Length;
    }

    private static JsonObject Entity(JsonObject row)
    {
        row["Timestamp"] = Instant;
        row["Timestamp@odata.type"] = "Edm.DateTime";
        return new()
        {
            ["PartitionKey"] = (string)row["PartitionKey"]!,
            ["RowKey"] = (string)row["RowKey"]!,
            ["properties"] = row,
            ["lastModifiedTime"] = Instant,
            ["eTag"] = $"W/\"datetime'{Uri.EscapeDataString(Instant)}'\"",
        };
    }
}
