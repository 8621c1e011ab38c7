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
