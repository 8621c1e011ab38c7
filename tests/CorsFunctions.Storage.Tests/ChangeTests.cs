using CorsFunctions.Azurite;
using CorsFunctions.Sources;
using CorsFunctions.Storage.Tests.Support;

namespace CorsFunctions.Storage.Tests;

/// <summary>Pages that did not change are not parsed again; whatever did change is seen at the next load, on whatever page it is.</summary>
public class ChangeTests(AzuriteFixture azurite)
{
    private const int Rows = 1_100;
    private const int Pages = 2;

    [Fact]
    public async Task Load_that_finds_every_page_as_it_was_brings_no_rows()
    {
        var (_, cache) = await StartAsync();
        var first = await LoadAsync(cache, known: null);
        Assert.Equal((Rows, true), (first.Rows!.Count, first.IsPaged));

        var second = await LoadAsync(cache, first.Version);
        Assert.Null(second.Rows);
        Assert.Null((await LoadAsync(cache, second.Version)).Rows);
        Assert.Equal(3 * Pages, cache.Gate.Requests);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(1099)]
    public async Task Removed_row_is_gone_at_the_next_load(int row)
    {
        var (table, cache) = await StartAsync();
        await cache.GetAsync();
        await table.RemoveAsync($"r{row:D5}");

        await cache.RefreshAsync();

        Assert.Equal(Rows - 1, (await cache.GetAsync())!.Policies.Count);
        Assert.Equal("origin-not-allowed", await cache.AskAsync($"https://r{row:D5}.example.com"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1099)]
    public async Task Edited_row_counts_at_the_next_load(int row)
    {
        var (table, cache) = await StartAsync();
        await cache.GetAsync();
        await table.PutAsync($"r{row:D5}", "https://new.example.com");

        await cache.RefreshAsync();

        Assert.Equal($"r{row:D5}", await cache.AskAsync("https://new.example.com"));
        Assert.Equal(Rows, (await cache.GetAsync())!.Policies.Count);
    }

    [Fact]
    public async Task Row_behind_the_last_page_is_seen()
    {
        var (table, cache) = await StartAsync(1000);
        await cache.GetAsync();
        await table.PutAsync("s", "https://new.example.com");

        await cache.RefreshAsync();

        Assert.Equal("s", await cache.AskAsync("https://new.example.com"));
    }

    [Fact]
    public async Task Table_of_many_rows_that_is_emptied_is_empty_at_the_next_load()
    {
        var (table, cache) = await StartAsync();
        await cache.GetAsync();
        await table.DropAsync();
        await table.CreateAsync();

        await cache.RefreshAsync();

        Assert.Empty((await cache.GetAsync())!.Policies);
        Assert.Contains("PoliciesEmptied", cache.Events);
    }

    [Fact]
    public async Task Edit_between_two_pages_of_an_unchanged_load_is_seen_at_the_latest_by_the_next()
    {
        var (table, cache) = await StartAsync();
        var known = await LoadAsync(cache, known: null);
        var pages = 0;
        cache.Gate.Before = async _ =>
        {
            if (++pages == 2)
            {
                await table.PutAsync("r00000", "https://new.example.com");
            }
        };

        var during = await LoadAsync(cache, known.Version);
        var after = await LoadAsync(cache, during.Version);

        Assert.Null(during.Rows);
        Assert.Equal("https://new.example.com", after.Rows![0].Columns["Origins"]);
    }

    [Fact]
    public async Task Row_that_moves_while_pages_are_read_is_in_force_all_the_time()
    {
        var table = await PolicyTable.CreateAsync(azurite);
        await table.PutManyAsync(PolicyTable.Rows(Rows));
        await table.PutAsync("zz-strict", "https://strict.example.com", "Route", "/api/data");
        using var cache = new TableCache((await azurite.ServerAsync()).ConnectionString, table.Name);
        Assert.Equal("origin-not-allowed", await cache.AskAsync("https://r00000.example.com"));
        await table.PutAsync("r00000", "https://r00000.example.com", "Notes", "so that the pages are not those of before");
        var pages = 0;
        cache.Gate.Before = async _ =>
        {
            if (++pages == 2)
            {
                // Page 1 is read, and "aa" would have been on it; "zz" would be on page 2.
                await table.PutAsync("aa-strict", "https://strict.example.com", "Route", "/api/data");
                await table.RemoveAsync("zz-strict");
            }
        };

        cache.Clock.Advance(TableCache.Refresh);
        cache.Cache.LoadIfDue();
        var load = cache.Cache.Settled;
        do
        {
            Assert.Equal("origin-not-allowed", await cache.AskAsync("https://r00000.example.com"));
            await Task.Yield();
        }
        while (!load.IsCompleted);

        Assert.Equal("aa-strict", await cache.AskAsync("https://strict.example.com"));
        Assert.Equal("origin-not-allowed", await cache.AskAsync("https://r00000.example.com"));
    }

    private static Task<SourceRows> LoadAsync(TableCache cache, object? known) => cache.Source.LoadAsync(new SourceRequest(known, WasRead: true), PolicyTable.Cancellation);

    private async Task<(PolicyTable Table, TableCache Cache)> StartAsync(int rows = Rows)
    {
        var table = await PolicyTable.CreateAsync(azurite);
        await table.PutManyAsync(PolicyTable.Rows(rows));
        return (table, new TableCache((await azurite.ServerAsync()).ConnectionString, table.Name));
    }
}
