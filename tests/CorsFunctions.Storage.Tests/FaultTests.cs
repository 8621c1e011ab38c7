using System.Diagnostics;
using CorsFunctions.Tables;
using Microsoft.Extensions.Configuration;
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
        { nameof(ProxyMode.Hang), "No answer came from table" },
        { nameof(ProxyMode.RetryAfter), "answered 503 for table" },
        { nameof(ProxyMode.EmptyPages), "sent 101 pages without rows one after the other, and promises more" },
        { nameof(ProxyMode.SamePage), "sends the same page again and again" },
        { nameof(ProxyMode.Drip), "drips: " },
        { nameof(ProxyMode.NoValue), "is not a list of rows" },
        { nameof(ProxyMode.WrongClock), "minutes ahead of that of table" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Last_good_set_stays_until_storage_is_back(string mode, string message)
    {
        var (table, proxy, cache) = await StartAsync(answerTimeout: PatienceWith(mode));
        await using var _ = proxy;
        var before = await cache.GetAsync();
        await table.PutAsync("r99999", "https://new.example.com");

        proxy.Mode = Enum.Parse<ProxyMode>(mode);
        await cache.RefreshAsync();
        await cache.RefreshAsync();

        Assert.Same(before, await cache.GetAsync());
        Assert.Equal("r00049", await cache.AskAsync(Origin));
        Assert.Contains(message, Assert.Single(cache.Errors), StringComparison.Ordinal);
        Assert.IsType<PolicySourceException>(cache.Entries[^1].Exception);

        proxy.Mode = ProxyMode.PassThrough;
        await cache.RefreshAsync();

        Assert.Equal("r99999", await cache.AskAsync("https://new.example.com"));
        Assert.Equal(["PoliciesLoaded", "PolicyReloadFailed", "ReloadRecovered", "PoliciesLoaded"], cache.Events);
        Assert.Contains("2 failed attempts", cache.Entries.Single(entry => entry.Id.Name == "ReloadRecovered").Message, StringComparison.Ordinal);
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
        Assert.Contains(cache.Entries, entry => entry.Message.Contains("no policies are in force", StringComparison.Ordinal));

        proxy.Mode = ProxyMode.PassThrough;
        cache.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("r00049", await cache.AskAsync(Origin));
        Assert.Equal(["PolicyReloadFailed", "ReloadRecovered", "PoliciesLoaded"], cache.Events);
    }

    [Fact]
    public async Task Hanging_storage_keeps_no_request_waiting_and_is_given_up()
    {
        var (_, proxy, cache) = await StartAsync(answerTimeout: Timeout.InfiniteTimeSpan);
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

        cache.Clock.Advance(PolicyLoader.LoadTimeout);
        await cache.Cache.Settled;
        Assert.Same(before, await cache.GetAsync());
        Assert.Contains("did not give all rows within 60 s", Assert.Single(cache.Errors), StringComparison.Ordinal);

        proxy.Mode = ProxyMode.PassThrough;
        await cache.RefreshAsync();
        Assert.Equal(["PoliciesLoaded", "PolicyReloadFailed", "ReloadRecovered"], cache.Events);
    }

    [Fact]
    public async Task First_request_waits_for_hanging_storage_no_longer_than_the_timeout()
    {
        var (_, proxy, cache) = await StartAsync(ProxyMode.Hang, Timeout.InfiniteTimeSpan);
        await using var _ = proxy;

        var load = cache.Gate.Next;
        var request = cache.AskAsync(Origin);
        await load;
        cache.Clock.Advance(TableCache.FirstLoadWait);

        Assert.Equal("policies-unavailable", await request);
        Assert.Equal(["FirstLoadSlow"], cache.Events);
    }

    [Theory]
    [InlineData(ProxyMode.RetryAfter, "wants no request for 3600 s. It is asked again all the same, once a load")]
    [InlineData(ProxyMode.Drip, "drips: it had not come to its end after 0.5 s. Look at the network")]
    [InlineData(ProxyMode.WrongClock, "so the service takes no signed request. Set the clock")]
    public async Task Fault_is_told_as_what_it_is(object mode, string message)
    {
        var (_, proxy, cache) = await StartAsync((ProxyMode)mode, PatienceWith(mode.ToString()!));
        await using var _ = proxy;
        await cache.GetAsync();

        Assert.Contains(message, Assert.Single(cache.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entity_without_keys_is_set_aside_with_the_fix_and_the_others_count()
    {
        var (_, proxy, cache) = await StartAsync(ProxyMode.NoKeys);
        await using var _ = proxy;

        Assert.Equal("good", await cache.AskAsync("https://good.example.com"));
        Assert.Equal("origin-not-allowed", await cache.AskAsync("https://app.example.com"));
        var finding = Assert.Single((await cache.GetAsync())!.Findings);
        Assert.Equal(
            ("#1", "Entity 1 of the table came without RowKey. Look whether the address is that of a table service; write the row anew with both keys"),
            (finding.RowKey, finding.Message));
    }

    [Fact]
    public void All_tries_of_one_request_end_within_twenty_seconds()
    {
        // Exponential delays are spread by a fifth.
        Assert.True((2 * TablePipeline.AnswerTimeout) + (1.2 * TablePipeline.RetryDelay) < TimeSpan.FromSeconds(20));
        Assert.Equal(1, TablePipeline.Retries);
    }

    [Theory]
    [InlineData(ProxyMode.Hang)]
    [InlineData(ProxyMode.Drip)]
    public async Task Service_that_gives_no_answer_is_told_within_twenty_seconds(object mode)
    {
        await using var proxy = new FaultyProxy((await azurite.ServerAsync()).Port, (ProxyMode)mode);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("CorsStorage", proxy.ConnectionString)]).Build();
        Assert.True(StorageConnection.Find(settings)!.TryFindService(out var service, out var error), error);
        var start = Stopwatch.GetTimestamp();

        await Assert.ThrowsAsync<PolicySourceException>(() => new TablePolicySource(service, "CorsPolicies", "app").LoadAsync(PolicyTable.Cancellation));

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 15, 20);
    }

    // Only a service that hangs or drips is waited for to the end; a short wait elsewhere would fail on a slow machine.
    private static TimeSpan? PatienceWith(string mode) => mode is nameof(ProxyMode.Hang) or nameof(ProxyMode.Drip) ? TimeSpan.FromMilliseconds(500) : null;

    // Rows r00000 to r00049, one origin each, loaded through the proxy if it lets them through.
    private async Task<(PolicyTable Table, FaultyProxy Proxy, TableCache Cache)> StartAsync(
        ProxyMode mode = ProxyMode.PassThrough, TimeSpan? answerTimeout = null)
    {
        var table = await PolicyTable.CreateAsync(azurite);
        await table.PutManyAsync(PolicyTable.Rows(Rows));
        var proxy = new FaultyProxy((await azurite.ServerAsync()).Port, mode);
        var cache = new TableCache(proxy.ConnectionString, table.Name, answerTimeout: answerTimeout);
        if (mode == ProxyMode.PassThrough)
        {
            Assert.Equal(Rows, (await cache.GetAsync())!.Policies.Count);
        }

        return (table, proxy, cache);
    }
}
