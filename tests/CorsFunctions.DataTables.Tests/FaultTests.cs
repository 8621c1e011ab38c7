using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using CorsFunctions.Azurite;
using static CorsFunctions.DataTables.Tests.TestTables;

namespace CorsFunctions.DataTables.Tests;

/// <summary>What a caller sees when storage fails: the list that code on top has to be ready for.</summary>
public class FaultTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Unreachable_service_is_a_failed_request_without_status()
    {
        var table = new TableClient(AzuriteServer.ConnectionStringAt(AzuriteServer.FreePort()), "t", WithoutRetries());

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => QueryAsync(table));

        Assert.Equal(0, error.Status);
    }

    [Theory]
    [InlineData(ProxyMode.Refuse, typeof(RequestFailedException))]
    [InlineData(ProxyMode.Garbage, typeof(RequestFailedException))]
    [InlineData(ProxyMode.GarbageBody, typeof(JsonException))]
    [InlineData(ProxyMode.HalfPage, typeof(IOException))]
    public async Task Broken_answer_is_an_error_and_never_a_shorter_list(object mode, Type expected)
    {
        await using var proxy = await ProxyToRowsAsync((ProxyMode)mode);

        var error = await Assert.ThrowsAnyAsync<Exception>(() => QueryAsync(proxy.Table));

        Assert.True(expected.IsInstanceOfType(error), error.ToString());
    }

    [Fact]
    public async Task Busy_service_is_503_with_its_code()
    {
        await using var proxy = await ProxyToRowsAsync(ProxyMode.Unavailable);

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => QueryAsync(proxy.Table));

        Assert.Equal((503, "ServerBusy"), (error.Status, error.ErrorCode));
    }

    [Fact]
    public async Task Missing_role_is_403_with_its_code()
    {
        await using var proxy = await ProxyToRowsAsync(ProxyMode.Forbidden);

        var query = await Assert.ThrowsAsync<RequestFailedException>(() => QueryAsync(proxy.Table));
        var creation = await Assert.ThrowsAsync<RequestFailedException>(() => proxy.Table.CreateIfNotExistsAsync(Cancellation));

        Assert.All([query, creation], error => Assert.Equal(403, error.Status));
        Assert.All([query, creation], error => Assert.True(error.ErrorCode == TableErrorCode.AuthorizationPermissionMismatch));
    }

    [Fact]
    public async Task Service_that_never_answers_ends_at_the_network_timeout()
    {
        await using var proxy = await ProxyToRowsAsync(ProxyMode.Hang, TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAsync<TaskCanceledException>(() => QueryAsync(proxy.Table));
    }

    [Fact]
    public async Task Faults_that_pass_are_retried()
    {
        await using var proxy = await ProxyToRowsAsync(ProxyMode.Unavailable);
        var options = new TableClientOptions { Retry = { MaxRetries = 8, Delay = TimeSpan.FromMilliseconds(20) } };
        var table = new TableClient(proxy.ConnectionString, proxy.Table.Name, options);

        var load = QueryAsync(table);
        await proxy.Server.FirstConnection;
        proxy.Server.Mode = ProxyMode.PassThrough;

        Assert.Equal(50, (await load).Count);
        Assert.True(proxy.Server.Connections > 1);
    }

    [Fact]
    public async Task Retries_that_all_fail_are_one_error_with_each_attempt()
    {
        await using var proxy = await ProxyToRowsAsync(ProxyMode.Refuse);
        var options = new TableClientOptions { Retry = { MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(1) } };

        var error = await Assert.ThrowsAsync<AggregateException>(() => QueryAsync(new TableClient(proxy.ConnectionString, "t", options)));

        Assert.Equal(3, error.InnerExceptions.Count);
        Assert.All(error.InnerExceptions, inner => Assert.IsType<RequestFailedException>(inner));
    }

    [Fact]
    public async Task Proxy_that_hands_on_changes_nothing()
    {
        await using var proxy = await ProxyToRowsAsync(ProxyMode.PassThrough);

        Assert.Equal(50, (await QueryAsync(proxy.Table)).Count);
    }

    private static Task<List<TableEntity>> QueryAsync(TableClient table) =>
        table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync();

    private async Task<ProxyToRows> ProxyToRowsAsync(ProxyMode mode, TimeSpan? networkTimeout = null)
    {
        var direct = await azurite.NewTableAsync();
        await direct.AddRowsAsync(50);
        var proxy = new FaultyProxy((await azurite.ServerAsync()).Port, mode);
        return new(proxy, new TableClient(proxy.ConnectionString, direct.Name, WithoutRetries(networkTimeout)));
    }

    private sealed record ProxyToRows(FaultyProxy Server, TableClient Table) : IAsyncDisposable
    {
        public string ConnectionString => Server.ConnectionString;

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
