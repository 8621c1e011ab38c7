using System.Net;
using CorsFunctions.Azurite;
using CorsFunctions.Storage.Tests.Support;

namespace CorsFunctions.Storage.Tests;

/// <summary>Many rows come in pages of 1,000, and count all together or not at all.</summary>
public class PageTests(AzuriteFixture azurite)
{
    private const int Rows = 5_000;
    private const int Pages = 5;
    private const string First = "https://r00000.example.com";
    private const string Last = "https://r04999.example.com";

    [Fact]
    public async Task Five_thousand_rows_count_from_the_first_to_the_last()
    {
        var (table, cache) = await StartAsync();
        await table.PutAsync(PolicyTable.Row("app2", "other", "https://other.example.com", []));

        Assert.Equal(Rows, (await cache.GetAsync())!.Policies.Count);
        Assert.Equal(Pages, cache.Gate.Requests);
        Assert.Equal(("r00000", "r04999"), (await cache.AskAsync(First), await cache.AskAsync(Last)));

        await table.PutAsync("r04999", Last, "Enabled", false);
        await table.PutAsync("r05000", "https://r05000.example.com");
        await cache.RefreshAsync();

        Assert.Equal(("origin-not-allowed", "r05000"), (await cache.AskAsync(Last), await cache.AskAsync("https://r05000.example.com")));
        Assert.Equal(Rows + 1, (await cache.GetAsync())!.Policies.Count);
    }

    [Fact]
    public async Task Text_that_rows_have_in_common_is_held_once()
    {
        var table = await PolicyTable.CreateAsync(azurite);
        await table.PutManyAsync(PolicyTable.Rows(3_000, "Methods", "GET, PUT"));
        using var cache = new TableCache((await azurite.ServerAsync()).ConnectionString, table.Name);

        var rows = await cache.Source.LoadAsync(PolicyTable.Cancellation);

        Assert.Equal(3_000, rows.Count);
        Assert.All(rows, row => Assert.Same(rows[0].PartitionKey, row.PartitionKey));
        Assert.All(rows, row => Assert.Same(rows[0].Columns["Methods"], row.Columns["Methods"]));
        Assert.All(rows, row => Assert.Same(rows[0].Columns.Keys.First(), row.Columns.Keys.First()));
        Assert.Equal(3_000, rows.Select(row => row.Columns["Origins"]).Distinct().Count());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Page_that_fails_makes_the_whole_load_fail(int failing)
    {
        var (table, cache) = await StartAsync();
        var before = await cache.GetAsync();
        await table.PutAsync("r00000", First, "Enabled", false);
        var pages = 0;
        cache.Gate.Answer = _ => ++pages < failing ? null : RequestGate.Error(HttpStatusCode.ServiceUnavailable, "ServerBusy");

        await cache.RefreshAsync();

        Assert.True(pages >= failing);
        Assert.Same(before, await cache.GetAsync());
        Assert.Equal(("r00000", "r04999"), (await cache.AskAsync(First), await cache.AskAsync(Last)));

        cache.Gate.Answer = _ => null;
        await cache.RefreshAsync();
        Assert.Equal(("origin-not-allowed", "r04999"), (await cache.AskAsync(First), await cache.AskAsync(Last)));
    }

    [Fact]
    public async Task Storage_that_drops_in_the_middle_of_the_first_load_leaves_no_half_set()
    {
        var (table, _) = await StartAsync();
        await using var proxy = new FaultyProxy((await azurite.ServerAsync()).Port);
        using var cache = new TableCache(proxy.ConnectionString, table.Name);
        var pages = 0;
        cache.Gate.Answer = _ =>
        {
            proxy.Mode = ++pages < 3 ? ProxyMode.PassThrough : ProxyMode.HalfPage;
            return null;
        };

        Assert.Equal("policies-unavailable", await cache.AskAsync(First));
        Assert.True(pages >= 3);
        Assert.Contains("There is no connection", Assert.Single(cache.Errors), StringComparison.Ordinal);

        cache.Gate.Answer = _ => null;
        proxy.Mode = ProxyMode.PassThrough;
        await cache.RefreshAsync();
        Assert.Equal(Rows, (await cache.GetAsync())!.Policies.Count);
    }

    private async Task<(PolicyTable Table, TableCache Cache)> StartAsync()
    {
        var table = await PolicyTable.CreateAsync(azurite);
        await table.PutManyAsync(PolicyTable.Rows(Rows));
        var cache = new TableCache((await azurite.ServerAsync()).ConnectionString, table.Name);
        await cache.GetAsync();
        return (table, cache);
    }
}
