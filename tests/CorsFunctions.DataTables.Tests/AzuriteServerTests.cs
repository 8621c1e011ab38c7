using System.Text.Json.Nodes;
using Azure.Data.Tables;
using CorsFunctions.Azurite;
using static CorsFunctions.DataTables.Tests.TestTables;

namespace CorsFunctions.DataTables.Tests;

public class AzuriteServerTests
{
    [Fact]
    public async Task Killed_and_restarted_in_memory_it_has_the_same_address_and_only_what_is_seeded()
    {
        await using var server = await AzuriteServer.StartAsync();
        var address = server.ConnectionString;
        await SeedAsync(server, "before");

        server.Kill();
        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => RowsAsync(server));
        await server.RestartAsync(restarted => SeedAsync(restarted, "after"));

        Assert.Equal(address, server.ConnectionString);
        Assert.Equal(["after"], await RowsAsync(server));
        await Assert.ThrowsAsync<InvalidOperationException>(server.PersistAsync);
    }

    [Fact]
    public async Task Killed_and_restarted_on_disk_it_has_what_was_persisted()
    {
        await using var server = await AzuriteServer.StartAsync(onDisk: true);
        await SeedAsync(server, "kept");
        await server.PersistAsync();
        await SeedAsync(server, "lost");

        await server.RestartAsync();

        Assert.Equal(["kept"], await RowsAsync(server));
    }

    [Fact]
    public async Task Table_of_many_rows_is_added_at_once()
    {
        await using var server = await AzuriteServer.StartAsync(onDisk: true);
        await SeedAsync(server, "kept");

        await server.AddTableAsync("many", Enumerable.Range(0, 20_000).Select(i => new JsonObject
        {
            ["PartitionKey"] = "p", ["RowKey"] = $"r{i:D5}", ["Number"] = i, ["Big"] = "7", ["Big@odata.type"] = "Edm.Int64",
        }));

        var table = new TableClient(server.ConnectionString, "many");
        var rows = await table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 20_000), rows.Select(row => row.GetInt32("Number")!.Value));
        Assert.Equal(7L, rows[^1].GetInt64("Big"));
        Assert.Equal(["kept"], await RowsAsync(server));
        await table.AddEntityAsync(new TableEntity("p", "one more"), Cancellation);
        await table.UpdateEntityAsync(new TableEntity("p", "r00007") { ["Number"] = -7 }, rows[7].ETag, TableUpdateMode.Merge, Cancellation);
        Assert.Equal(-7, (await table.GetEntityAsync<TableEntity>("p", "r00007", cancellationToken: Cancellation)).Value.GetInt32("Number"));
    }

    private static async Task SeedAsync(AzuriteServer server, string rowKey)
    {
        var table = new TableClient(server.ConnectionString, "seeded");
        await table.CreateIfNotExistsAsync(Cancellation);
        await table.UpsertEntityAsync(new TableEntity("p", rowKey), cancellationToken: Cancellation);
    }

    private static async Task<IEnumerable<string>> RowsAsync(AzuriteServer server)
    {
        var rows = await new TableClient(server.ConnectionString, "seeded", WithoutRetries())
            .QueryAsync<TableEntity>(cancellationToken: Cancellation)
            .ToListAsync();
        return rows.Select(row => row.RowKey);
    }
}
