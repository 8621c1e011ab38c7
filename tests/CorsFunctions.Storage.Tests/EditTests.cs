using CorsFunctions.Azurite;
using CorsFunctions.Storage.Tests.Support;

namespace CorsFunctions.Storage.Tests;

/// <summary>What an operator does to rows is in force one refresh interval later.</summary>
public class EditTests(AzuriteFixture azurite)
{
    private const string Origin = "https://app.example.com";
    private const string Refused = "origin-not-allowed";

    [Fact]
    public async Task Added_row_takes_effect()
    {
        var (table, cache) = await StartAsync();
        await table.PutAsync("more", "https://new.example.com");

        Assert.Equal(Refused, await cache.AskAsync("https://new.example.com"));
        await cache.RefreshAsync();

        Assert.Equal("more", await cache.AskAsync("https://new.example.com"));
        Assert.Equal("apps", await cache.AskAsync(Origin));
    }

    [Fact]
    public async Task Edited_row_takes_effect()
    {
        var (table, cache) = await StartAsync();
        await table.PutAsync("apps", Origin, "Methods", "PUT");
        Assert.Equal("method-not-allowed", await cache.AskAsync(Origin, "PUT"));

        await cache.RefreshAsync();

        Assert.Equal("apps", await cache.AskAsync(Origin, "PUT"));
    }

    [Fact]
    public async Task Removed_row_takes_effect()
    {
        var (table, cache) = await StartAsync();
        await table.PutAsync("other", "https://other.example.com");
        await cache.RefreshAsync();
        await table.RemoveAsync("apps");

        await cache.RefreshAsync();

        Assert.Equal(Refused, await cache.AskAsync(Origin));
        Assert.Equal("other", await cache.AskAsync("https://other.example.com"));
    }

    [Fact]
    public async Task Disabled_row_takes_effect_and_back()
    {
        var (table, cache) = await StartAsync();

        await table.PutAsync("apps", Origin, "Enabled", false);
        await cache.RefreshAsync();
        Assert.Equal(Refused, await cache.AskAsync(Origin));

        await table.PutAsync("apps", Origin, "Enabled", true);
        await cache.RefreshAsync();
        Assert.Equal("apps", await cache.AskAsync(Origin));
    }

    [Fact]
    public async Task Expiry_takes_effect_at_its_instant_even_without_a_reload()
    {
        var (table, cache) = await StartAsync();
        await table.PutAsync("apps", Origin, "ExpiresOn", cache.Clock.GetUtcNow() + TableCache.Refresh + TimeSpan.FromSeconds(5));
        await cache.RefreshAsync();
        var requests = cache.Gate.Requests;

        cache.Clock.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        Assert.Equal("apps", await cache.AskAsync(Origin));
        cache.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(Refused, await cache.AskAsync(Origin));

        Assert.Equal(requests, cache.Gate.Requests);
    }

    [Fact]
    public async Task Two_apps_in_one_table_do_not_see_each_other()
    {
        var (table, cache) = await StartAsync();
        await table.PutAsync(PolicyTable.Row("app2", "apps", "https://two.example.com", []));
        await table.PutAsync(PolicyTable.Row("APP", "apps", "https://upper.example.com", []));
        await table.PutAsync(PolicyTable.Row("it's or PartitionKey ne ''", "apps", "https://quoted.example.com", []));
        using var two = Cache(await azurite.ServerAsync(), table, "app2");
        using var quoted = Cache(await azurite.ServerAsync(), table, "it's or PartitionKey ne ''");
        await cache.RefreshAsync();

        Assert.Equal((1, 1, 1), ((await cache.GetAsync())!.Policies.Count, (await two.GetAsync())!.Policies.Count, (await quoted.GetAsync())!.Policies.Count));
        Assert.Equal((Refused, "apps"), (await cache.AskAsync("https://two.example.com"), await two.AskAsync("https://two.example.com")));
        Assert.Equal(("apps", Refused), (await cache.AskAsync(Origin), await two.AskAsync(Origin)));
        Assert.Equal(Refused, await cache.AskAsync("https://upper.example.com"));
        Assert.Equal("apps", await quoted.AskAsync("https://quoted.example.com"));
    }

    [Fact]
    public async Task Edit_of_another_app_swaps_nothing()
    {
        var (table, cache) = await StartAsync();
        var before = await cache.GetAsync();
        await table.PutAsync(PolicyTable.Row("app2", "apps", "https://two.example.com", []));

        await cache.RefreshAsync();

        Assert.Same(before, await cache.GetAsync());
    }

    [Fact]
    public async Task Unchanged_table_leaves_the_very_same_set()
    {
        var (table, cache) = await StartAsync();
        var before = await cache.GetAsync();
        var requests = cache.Gate.Requests;

        // A new ETag and Timestamp are no change: what counts is what the columns say.
        await table.PutAsync("apps", Origin);
        await cache.RefreshAsync();
        await cache.RefreshAsync();

        Assert.Equal(requests + 2, cache.Gate.Requests);
        Assert.Same(before, await cache.GetAsync());
        Assert.Equal(["PoliciesLoaded"], cache.Events);
    }

    [Fact]
    public async Task Change_of_nothing_but_a_columns_type_is_a_change()
    {
        var (table, cache) = await StartAsync("MaxAge", "60");
        await table.PutAsync("apps", Origin, "MaxAge", 60.5);

        await cache.RefreshAsync();

        Assert.Equal(Refused, await cache.AskAsync(Origin));
    }

    [Fact]
    public async Task Expiry_moved_by_a_fraction_of_a_second_is_a_change()
    {
        var (table, cache) = await StartAsync("ExpiresOn", new DateTimeOffset(2026, 11, 21, 13, 0, 0, 900, TimeSpan.Zero));
        var earlier = new DateTimeOffset(2026, 11, 21, 13, 0, 0, 100, TimeSpan.Zero);
        await table.PutAsync("apps", Origin, "ExpiresOn", earlier);

        await cache.RefreshAsync();

        Assert.Equal(earlier, Assert.Single((await cache.GetAsync())!.Policies).ExpiresOn);
    }

    private static TableCache Cache(AzuriteServer server, PolicyTable table, string app) => new(server.ConnectionString, table.Name, app);

    // One row that allows Origin the default methods, already loaded.
    private async Task<(PolicyTable Table, TableCache Cache)> StartAsync(params object?[] columns)
    {
        var table = await PolicyTable.CreateAsync(azurite);
        await table.PutAsync("apps", Origin, columns);
        var cache = Cache(await azurite.ServerAsync(), table, PolicyTable.App);
        Assert.Equal("apps", await cache.AskAsync(Origin));
        return (table, cache);
    }
}
