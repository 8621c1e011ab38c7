using CorsFunctions.Azurite;
using CorsFunctions.Storage.Tests.Support;

namespace CorsFunctions.Storage.Tests;

/// <summary>However many requests wait for the first set, storage is asked once.</summary>
public class FirstRequestTests(AzuriteFixture azurite)
{
    private const string Origin = "https://app.example.com";

    [Fact]
    public async Task Two_hundred_first_requests_make_one_load()
    {
        await using var proxy = new FaultyProxy((await azurite.ServerAsync()).Port);
        using var cache = await CacheAsync(proxy);
        cache.Gate.Close();
        var load = cache.Gate.Next;

        var requests = Enumerable.Range(0, 200).Select(_ => Task.Run(() => cache.AskAsync(Origin), PolicyTable.Cancellation)).ToArray();
        await load;
        Assert.All(requests, request => Assert.False(request.IsCompleted));
        cache.Gate.Open();

        Assert.All(await Task.WhenAll(requests), answer => Assert.Equal("apps", answer));
        Assert.Equal((1, 1), (cache.Gate.Requests, proxy.Connections));
        Assert.Equal(["PoliciesLoaded"], cache.Events);
    }

    [Fact]
    public async Task Two_hundred_requests_that_find_the_set_old_make_one_load_and_wait_for_nothing()
    {
        await using var proxy = new FaultyProxy((await azurite.ServerAsync()).Port);
        using var cache = await CacheAsync(proxy);
        await cache.GetAsync();
        cache.Gate.Close();
        cache.Clock.Advance(TableCache.Refresh);
        var load = cache.Gate.Next;

        var requests = Enumerable.Range(0, 200).Select(_ => Task.Run(() => cache.AskAsync(Origin), PolicyTable.Cancellation)).ToArray();
        Assert.All(await Task.WhenAll(requests), answer => Assert.Equal("apps", answer));
        await load;
        cache.Gate.Open();
        await cache.Cache.Settled;

        Assert.Equal(2, cache.Gate.Requests);
    }

    [Fact]
    public async Task Load_goes_on_when_all_who_waited_for_it_have_left()
    {
        await using var proxy = new FaultyProxy((await azurite.ServerAsync()).Port);
        using var cache = await CacheAsync(proxy);
        cache.Gate.Close();
        var load = cache.Gate.Next;
        using var impatient = new CancellationTokenSource();

        var cancelled = cache.Cache.GetAsync(impatient.Token).AsTask();
        await load;
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        cache.Gate.Open();
        await cache.Cache.Settled;

        Assert.Single(cache.Cache.Current!.Policies);
        Assert.Equal(1, cache.Gate.Requests);
    }

    private async Task<TableCache> CacheAsync(FaultyProxy proxy)
    {
        var table = await PolicyTable.CreateAsync(azurite);
        await table.PutAsync("apps", Origin);
        return new TableCache(proxy.ConnectionString, table.Name);
    }
}
