namespace CorsFunctions.Tests;

/// <summary>Rows that were inserted and deleted between two pages of one load are in neither, and must not be gone for that.</summary>
public class AgreementTests : CacheTest
{
    [Fact]
    public async Task Row_that_moved_between_two_pages_is_not_gone_for_one_load()
    {
        await StartAsync("loose", "zz-strict");
        Source.SucceedInPages("loose");
        Source.SucceedInPages("aa-strict", "loose");

        Assert.Equal("aa-strict,loose", await ReloadAsync());
        Assert.Equal(3, Source.Loads);
        Assert.DoesNotContain(Source.Requests.Skip(2), request => request.Known is not null);
    }

    [Fact]
    public async Task Row_that_two_loads_do_not_find_is_gone()
    {
        await StartAsync("a", "b");
        Source.SucceedInPages("a");
        Source.SucceedInPages("a");

        Assert.Equal("a", await ReloadAsync());
    }

    [Fact]
    public async Task Load_that_finds_all_rows_again_is_taken_at_once()
    {
        await StartAsync("a", "b");
        Source.SucceedInPages("a");
        Source.SucceedInPages("a", "b", "c");

        Assert.Equal("a,b,c", await ReloadAsync());
    }

    [Fact]
    public async Task Loads_that_lose_other_rows_each_time_do_not_agree_and_the_last_good_set_stays()
    {
        await StartAsync("a", "b", "c", "d", "e");
        Source.SucceedInPages("b", "c", "d", "e");
        Source.SucceedInPages("c", "d", "e");
        Source.SucceedInPages("d", "e");
        Source.SucceedInPages("e");

        Assert.Equal("a,b,c,d,e", await ReloadAsync());
        Assert.Equal(
            "Rows of script are being removed while they are read: 4 readings found different ones gone. Wait until the edit is over; the next load tries again",
            Entries[^1].Exception!.Message);

        Source.SucceedInPages("e");
        Source.SucceedInPages("e");
        Assert.Equal("e", await ReloadAsync());
    }

    [Fact]
    public async Task Second_load_that_lost_what_the_first_had_found_new_does_not_agree()
    {
        await StartAsync("a", "b");
        Source.SucceedInPages("a", "new");
        Source.SucceedInPages("a");
        Source.SucceedInPages("a");

        Assert.Equal("a", await ReloadAsync());
        Assert.Equal(4, Source.Loads);
    }

    [Fact]
    public async Task Load_in_one_piece_needs_no_second_one()
    {
        await StartAsync("a", "b");
        Source.Succeed("a");

        Assert.Equal("a", await ReloadAsync());
        Assert.Equal(2, Source.Loads);
    }

    [Fact]
    public async Task Loads_that_agree_share_one_deadline()
    {
        await StartAsync("a", "b");
        Source.SucceedInPages("a");
        Source.Hang();
        Clock.Advance(Refresh);
        await KeysAsync();
        await Source.Started(3);
        Clock.Advance(PolicyLoader.LoadTimeout);
        await Cache.Settled;

        Assert.Equal("a,b", await KeysAsync());
        Assert.Contains("PolicyReloadFailed", Events);
    }

    private async Task StartAsync(params string[] rowKeys)
    {
        Source.SucceedInPages(rowKeys);
        await KeysAsync();
        await Cache.Settled;
    }
}
