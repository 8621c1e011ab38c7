using System.Net;
using CorsFunctions.Azurite;
using CorsFunctions.Sources;
using CorsFunctions.Storage.Tests.Support;
using CorsFunctions.Tables;
using Microsoft.Extensions.Time.Testing;

namespace CorsFunctions.Storage.Tests;

/// <summary>A load that is begun before the app starts serves the first that is asked for, and no other.</summary>
public class EarlyLoadTests(AzuriteFixture azurite)
{
    private const string Origin = "https://app.example.com";

    [Fact]
    public async Task First_load_takes_the_rows_of_the_early_one()
    {
        var (_, cache) = await StartAsync();
        using var _ = cache;
        cache.Source.LoadEarly();

        Assert.Equal("apps", await cache.AskAsync(Origin));
        Assert.Equal(1, cache.Gate.Requests);
    }

    [Fact]
    public async Task Second_load_asks_anew()
    {
        var (table, cache) = await StartAsync();
        using var _ = cache;
        cache.Source.LoadEarly();
        await cache.GetAsync();
        await table.RemoveAsync("apps");

        await cache.RefreshAsync();

        Assert.Equal("no-policies", await cache.AskAsync(Origin));
        Assert.Equal(2, cache.Gate.Requests);
    }

    [Fact]
    public async Task Table_that_is_missing_early_is_made_by_the_first_load()
    {
        using var cache = new TableCache((await azurite.ServerAsync()).ConnectionString, PolicyTable.NewName());
        cache.Source.LoadEarly();

        Assert.Equal("no-policies", await cache.AskAsync(Origin));

        await new PolicyTable(cache.ConnectionString, cache.TableName).PutAsync("apps", Origin);
        await cache.RefreshAsync();
        Assert.Equal("apps", await cache.AskAsync(Origin));
    }

    [Fact]
    public async Task Early_failure_is_that_of_the_first_load_and_the_next_recovers()
    {
        var (_, cache) = await StartAsync();
        using var _ = cache;
        cache.Gate.Answer = _ => RequestGate.Error(HttpStatusCode.Forbidden, "AuthorizationPermissionMismatch");
        cache.Source.LoadEarly();
        Assert.Equal("policies-unavailable", await cache.AskAsync(Origin));

        cache.Gate.Answer = _ => null;
        await cache.RefreshAsync();

        Assert.Equal("apps", await cache.AskAsync(Origin));
    }

    [Fact]
    public void Early_rows_are_too_old_after_five_seconds()
    {
        var clock = new FakeTimeProvider();
        var early = new EarlyLoad(clock, () => Task.FromResult<SourceRows?>(null));

        clock.Advance(EarlyLoad.LongestHeadStart - TimeSpan.FromTicks(1));
        Assert.True(early.IsYoung);

        clock.Advance(TimeSpan.FromTicks(1));
        Assert.False(early.IsYoung);
    }

    private async Task<(PolicyTable Table, TableCache Cache)> StartAsync()
    {
        var server = await azurite.ServerAsync();
        var table = await PolicyTable.CreateAsync(server.ConnectionString);
        await table.PutAsync("apps", Origin);
        return (table, new TableCache(server.ConnectionString, table.Name));
    }
}
