using CorsFunctions.Origins;
using CorsFunctions.Sources;
using CorsFunctions.Azurite;
using CorsFunctions.Storage.Tests.Support;

namespace CorsFunctions.Storage.Tests;

/// <summary>Storage that fails takes nothing away: the last good set stays, whole, until storage is back.</summary>
public class FaultTests(AzuriteFixture azurite)
{
    private const int Rows = 50;
    private const string Origin = "https://r00049.example.com";

    public static TheoryData<string, string> Faults => new()
    {
        { nameof(ProxyMode.Refuse), "There is no connection to table" },
        { nameof(ProxyMode.Unavailable), "The service answered 503 for table" },
        { nameof(ProxyMode.Forbidden), "Give it the role 'Storage Table Data Reader' on the table" },
        { nameof(ProxyMode.Garbage), "There is no connection to table" },
        { nameof(ProxyMode.GarbageBody), "is not a list of rows" },
        { nameof(ProxyMode.HalfPage), "There is no connection to table" },
        { nameof(ProxyMode.Hang), "There is no connection to table" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Last_good_set_stays_until_storage_is_back(string mode, string message)
    {
        var (table, proxy, cache) = await StartAsync(networkTimeout: PatienceWith(mode));
        await using var _ = proxy;
        var before = await cache.GetAsync();
        await table.PutAsync("r99999", "https://new.example.com");

        proxy.Mode = Enum.Parse<ProxyMode>(mode);
        await cache.RefreshAsync();
        await cache.RefreshAsync(afterFailure: true);

        Assert.Same(before, await cache.GetAsync());
        Assert.Equal("r00049", await cache.AskAsync(Origin));
        Assert.Contains(message, Assert.Single(cache.Errors), StringComparison.Ordinal);
        Assert.IsType<PolicySourceException>(cache.Log.Entries[^1].Exception);

        proxy.Mode = ProxyMode.PassThrough;
        await cache.RefreshAsync(afterFailure: true);

        Assert.Equal("r99999", await cache.AskAsync("https://new.example.com"));
        Assert.Equal(["PoliciesLoaded", "PolicyReloadFailed", "ReloadRecovered", "PoliciesLoaded"], cache.Log.Events);
        Assert.Contains("2 failed attempts", cache.Log.Entries.Single(entry => entry.Event == "ReloadRecovered").Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Start_with_storage_down_recovers_by_itself(string mode, string message)
    {
        var (_, proxy, cache) = await StartAsync(Enum.Parse<ProxyMode>(mode), PatienceWith(mode));
        await using var _ = proxy;

        Assert.Null(await cache.GetAsync());
        Assert.Equal("policies-unavailable", await cache.AskAsync(Origin));
        Assert.Contains(message, Assert.Single(cache.Errors), StringComparison.Ordinal);
        Assert.Contains(cache.Log.Entries, entry => entry.Text.Contains("no policies are in force", StringComparison.Ordinal));

        proxy.Mode = ProxyMode.PassThrough;
        cache.Clock.Advance(TimeSpan.FromSeconds(1.2));

        Assert.Equal("r00049", await cache.AskAsync(Origin));
        Assert.Equal(["PolicyReloadFailed", "ReloadRecovered", "PoliciesLoaded"], cache.Log.Events);
    }

    [Fact]
    public async Task Hanging_storage_keeps_no_request_waiting_and_is_given_up()
    {
        var (_, proxy, cache) = await StartAsync(networkTimeout: Timeout.InfiniteTimeSpan);
        await using var _ = proxy;
        var before = await cache.GetAsync();
        proxy.Mode = ProxyMode.Hang;
        cache.Clock.Advance(TableCache.Refresh);
        var load = cache.Gate.Next;

        var request = cache.GetAsync();
        Assert.True(request.IsCompletedSuccessfully);
        Assert.Same(before, await request);
        await load;
        Assert.False(cache.Cache.Settled.IsCompleted);

        cache.Clock.Advance(PolicyCache.LongestLoad);
        await cache.Cache.Settled;
        Assert.Same(before, await cache.GetAsync());
        Assert.Contains("Nothing came from table", Assert.Single(cache.Errors), StringComparison.Ordinal);

        proxy.Mode = ProxyMode.PassThrough;
        await cache.RefreshAsync(afterFailure: true);
        Assert.Equal(["PoliciesLoaded", "PolicyReloadFailed", "ReloadRecovered"], cache.Log.Events);
    }

    [Fact]
    public async Task First_request_waits_for_hanging_storage_no_longer_than_the_timeout()
    {
        var (_, proxy, cache) = await StartAsync(ProxyMode.Hang, Timeout.InfiniteTimeSpan);
        await using var _ = proxy;

        var load = cache.Gate.Next;
        var request = cache.AskAsync(Origin);
        await load;
        cache.Clock.Advance(TableCache.LoadTimeout);

        Assert.Equal("policies-unavailable", await request);
        Assert.Equal(["FirstLoadSlow"], cache.Log.Events);
    }

    // Only a service that hangs is waited for to the end; a short wait elsewhere would fail on a slow machine.
    private static TimeSpan? PatienceWith(string mode) => mode == nameof(ProxyMode.Hang) ? TimeSpan.FromMilliseconds(500) : null;

    // Rows r00000 to r00049, one origin each, loaded through the proxy if it lets them through.
    private async Task<(PolicyTable Table, FaultyProxy Proxy, TableCache Cache)> StartAsync(
        ProxyMode mode = ProxyMode.PassThrough, TimeSpan? networkTimeout = null)
    {
        var table = await PolicyTable.CreateAsync(azurite);
        await table.PutManyAsync(PolicyTable.Rows(Rows));
        var proxy = new FaultyProxy((await azurite.ServerAsync()).Port, mode);
        var cache = new TableCache(proxy.ConnectionString, table.Name, networkTimeout: networkTimeout);
        if (mode == ProxyMode.PassThrough)
        {
            Assert.Equal(Rows, (await cache.GetAsync())!.Policies.Count);
        }

        return (table, proxy, cache);
    }
}
