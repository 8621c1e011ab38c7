using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using CorsFunctions.Azurite;
using static CorsFunctions.DataTables.Tests.TestTables;

namespace CorsFunctions.DataTables.Tests;

public class ServiceClientTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Table_is_created_once()
    {
        var service = new TableServiceClient((await azurite.ServerAsync()).ConnectionString);
        var name = NewName();

        var first = await service.CreateTableIfNotExistsAsync(name, Cancellation);
        var second = await service.CreateTableIfNotExistsAsync(name, Cancellation);
        var error = await Assert.ThrowsAsync<RequestFailedException>(() => service.CreateTableAsync(name, Cancellation));

        Assert.Equal(name, first.Value.Name);
        Assert.Equal(204, first.GetRawResponse().Status);
        Assert.Equal(name, second.Value.Name);
        Assert.Equal(409, second.GetRawResponse().Status);
        Assert.Equal(409, error.Status);
        Assert.True(error.ErrorCode == TableErrorCode.TableAlreadyExists);
    }

    [Fact]
    public async Task Table_client_of_the_service_works_on_its_table()
    {
        var server = await azurite.ServerAsync();
        var service = new TableServiceClient(server.TableEndpoint, new TableSharedKeyCredential(AzuriteServer.AccountName, AzuriteServer.AccountKey));
        var table = service.GetTableClient(NewName());
        await table.CreateIfNotExistsAsync(Cancellation);

        await table.AddEntityAsync(new TableEntity("p", "r"), Cancellation);

        Assert.Equal($"{server.TableEndpoint}/{table.Name}", table.Uri.AbsoluteUri);
        Assert.Equal(AzuriteServer.AccountName, service.AccountName);
        Assert.Single(await table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync());
    }

    [Fact]
    public async Task Deleting_a_table_twice_is_no_error()
    {
        var table = await azurite.NewTableAsync();

        Assert.Equal(204, (await table.DeleteAsync(Cancellation)).Status);
        Assert.Equal(404, (await table.DeleteAsync(Cancellation)).Status);
    }

    [Fact]
    public async Task Tables_are_listed_over_pages_and_filtered()
    {
        await using var server = await AzuriteServer.StartAsync();
        var service = new TableServiceClient(server.ConnectionString);
        await service.CreateTableAsync("tableone", Cancellation);
        await service.CreateTableAsync("tabletwo", Cancellation);
        await service.CreateTableAsync("tablethree", Cancellation);

        var pages = await service.QueryAsync(maxPerPage: 2, cancellationToken: Cancellation).AsPages().ToListAsync();
        FormattableString filter = $"TableName eq {"tabletwo"}";
        var filtered = await service.QueryAsync(filter, cancellationToken: Cancellation).ToListAsync();

        Assert.Equal(["tableone", "tablethree", "tabletwo"], pages.SelectMany(page => page.Values).Select(table => table.Name).Order());
        Assert.Equal(2, pages.Count);
        Assert.Equal("tabletwo", Assert.Single(filtered).Name);
    }
}
