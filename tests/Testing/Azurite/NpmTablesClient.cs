using System.Text.Json;
using System.Text.Json.Nodes;

namespace CorsFunctions.Azurite;

/// <summary>Writes and reads rows with @azure/data-tables, so that our client is not only tested against itself.</summary>
public static class NpmTablesClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Creates the table, writes and deletes these rows, and returns all rows that are then there.</summary>
    public static async Task<JsonArray> RunAsync(
        string connectionString, string table, JsonArray? upsert = null, params (string PartitionKey, string RowKey)[] delete)
    {
        await NodePackages.EnsureAsync();
        using var node = NodePackages.Start("node", TestFolders.Tests, Path.Combine(TestFolders.AzuriteSupport, "tables.mjs"));
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new
            {
                connection = connectionString,
                table,
                upsert = upsert ?? [],
                delete = delete.Select(key => new[] { key.PartitionKey, key.RowKey }),
            }));
            node.StandardInput.Close();
            var errors = node.StandardError.ReadToEndAsync(patience.Token);
            var output = await node.StandardOutput.ReadToEndAsync(patience.Token);
            await node.WaitForExitAsync(patience.Token);
            Assert.True(node.ExitCode == 0, $"@azure/data-tables failed:\n{await errors}");
            return JsonNode.Parse(output)!.AsArray();
        }
        finally
        {
            node.Kill(entireProcessTree: true);
        }
    }
}
