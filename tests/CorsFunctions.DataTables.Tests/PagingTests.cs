using Azure;
using Azure.Data.Tables;
using CorsFunctions.Azurite;
using static CorsFunctions.DataTables.Tests.TestTables;

namespace CorsFunctions.DataTables.Tests;

public class PagingTests(AzuriteFixture azurite)
{
    [Fact(Timeout = 60_000)]
    public async Task Rows_of_all_pages_come_once_and_in_order()
    {
        var table = await azurite.NewTableAsync();
        await table.AddRowsAsync(2_500);
        await table.AddEntityAsync(new TableEntity("other", "r"), Cancellation);

        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {"p"}");
        var pages = await table.QueryAsync<TableEntity>(filter, cancellationToken: Cancellation).AsPages().ToListAsync();
        var rows = await table.QueryAsync<TableEntity>(filter, cancellationToken: Cancellation).ToListAsync();

        Assert.Equal([1000, 1000, 500], pages.Select(page => page.Values.Count));
        Assert.Null(pages[^1].ContinuationToken);
        Assert.Equal(Enumerable.Range(0, 2_500), rows.Select(row => row.GetInt32("Number")!.Value));
    }

    [Fact(Timeout = 60_000)]
    public async Task Continuation_token_goes_on_where_a_page_ended()
    {
        var table = await azurite.NewTableAsync();
        await table.AddRowsAsync(7);
        var first = (await table.QueryAsync<TableEntity>(maxPerPage: 3, cancellationToken: Cancellation).AsPages().ToListAsync())[0];

        var rest = await table.QueryAsync<TableEntity>(cancellationToken: Cancellation).AsPages(first.ContinuationToken, pageSizeHint: 2).ToListAsync();

        Assert.Equal(3, first.Values.Count);
        Assert.Equal([2, 2], rest.Select(page => page.Values.Count));
        Assert.Equal([3, 4, 5, 6], rest.SelectMany(page => page.Values).Select(row => row.GetInt32("Number")!.Value));
    }

    [Fact(Timeout = 60_000)]
    public async Task Filter_and_select_hold_on_every_page()
    {
        var table = await azurite.NewTableAsync();
        await table.AddRowsAsync(10);

        var pages = await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"Number ge {4}"), 2, ["RowKey"], Cancellation).AsPages().ToListAsync();

        Assert.Equal(["r00004", "r00005", "r00006", "r00007", "r00008", "r00009"], pages.SelectMany(page => page.Values).Select(row => row.RowKey));
        Assert.True(pages.Count >= 3);
        Assert.All(pages.SelectMany(page => page.Values), row => Assert.False(row.ContainsKey("Number")));
    }

    [Fact(Timeout = 60_000)]
    public async Task Empty_table_has_no_rows_and_missing_table_is_an_error()
    {
        var server = await azurite.ServerAsync();
        var table = await azurite.NewTableAsync();

        Assert.Empty(await table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync());
        var missing = new TableClient(server.ConnectionString, NewName());
        var error = await Assert.ThrowsAsync<RequestFailedException>(() => missing.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync());

        Assert.Equal(404, error.Status);
        Assert.Equal("TableNotFound", error.ErrorCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task Malformed_filter_is_an_error()
    {
        var table = await azurite.NewTableAsync();

        var error = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.QueryAsync<TableEntity>("PartitionKey eq", cancellationToken: Cancellation).ToListAsync());

        Assert.Equal((400, "InvalidInput"), (error.Status, error.ErrorCode));
    }

    [Fact(Timeout = 60_000)]
    public async Task Cancelling_between_pages_ends_the_enumeration()
    {
        var table = await azurite.NewTableAsync();
        await table.AddRowsAsync(5);
        using var cancellation = new CancellationTokenSource();
        var seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var page in table.QueryAsync<TableEntity>(maxPerPage: 2, cancellationToken: cancellation.Token).AsPages())
            {
                seen += page.Values.Count;
                await cancellation.CancelAsync();
            }
        });

        Assert.Equal(2, seen);
    }

    [Fact(Timeout = 60_000)]
    public async Task Cancelling_while_a_page_is_under_way_ends_the_wait()
    {
        var server = await azurite.ServerAsync();
        await using var proxy = new FaultyProxy(server.Port, ProxyMode.Hang);
        using var cancellation = new CancellationTokenSource();
        var table = new TableClient(proxy.ConnectionString, NewName());

        var load = table.QueryAsync<TableEntity>(cancellationToken: cancellation.Token).ToListAsync();
        await proxy.FirstConnection;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => load);
    }
}
