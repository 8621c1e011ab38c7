using CorsFunctions.Testing;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Tests;

public class PolicyNewsTests
{
    private readonly LogCollector<PolicyCache> log = new();
    private readonly PolicyNews news;

    public PolicyNewsTests() => news = new PolicyNews(log, new ScriptedSource());

    [Fact]
    public void Nothing_is_logged_before_it_is_asked_for_and_nothing_twice()
    {
        news.Recovered(3);
        Assert.Empty(log.Entries);

        news.Tell();
        news.Tell();

        Assert.Equal("Policies can be loaded from script again, after 3 failed attempts", Assert.Single(log.Entries).Text);
    }

    [Theory]
    [InlineData(true, "Policies could not be loaded, and the last good policies stay in force")]
    [InlineData(false, "Policies could not be loaded, and no policies are in force")]
    public void Failure_of_the_source_is_told_by_its_sentence_with_the_details_for_developers(bool hasGoodSet, string text)
    {
        var thrown = new PolicySourceException("The place, the cause, the fix", new IOException("details"));

        news.Failed(thrown, hasGoodSet);
        news.Tell();

        Assert.Equal((LogLevel.Error, "PolicyReloadFailed", text), (log.Entries[0].Level, log.Entries[0].Event, log.Entries[0].Text));
        Assert.Equal(("The place, the cause, the fix", null), (log.Entries[0].Exception!.Message, log.Entries[0].Exception!.InnerException));
        Assert.Equal((LogLevel.Debug, "Details of what failed at script"), (log.Entries[1].Level, log.Entries[1].Text));
        Assert.Same(thrown, log.Entries[1].Exception);
    }

    [Fact]
    public void Other_failure_is_told_whole()
    {
        var thrown = new InvalidOperationException("bug");

        news.Failed(thrown, hasGoodSet: true);
        news.Tell();

        Assert.Same(thrown, Assert.Single(log.Entries).Exception);
    }

    [Fact]
    public void Errors_are_told_before_warnings_and_up_to_two_hundred_of_both()
    {
        news.Loaded(Given.Set([.. Enumerable.Range(0, 199).Select(i => Given.Row($"a{i:000}", $"https://a{i}.example", "Orgins", "x")), Given.Row("z", "nonsense")]));
        news.Tell();

        Assert.Equal("Policies loaded from script; rows: 200, set aside: 1", log.Entries[0].Text);
        Assert.Equal("RowError", log.Entries[1].Event);
        Assert.StartsWith("Policy row set aside, in script: row 'z'", log.Entries[1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Policy row to look at, in script: row 'a000'", log.Entries[2].Text, StringComparison.Ordinal);
        Assert.Equal(201, log.Entries.Count);
    }

    [Fact]
    public void Slow_first_load_is_told_at_once()
    {
        news.FirstLoadIsSlow(TimeSpan.FromSeconds(5));

        Assert.Equal("Policies from script did not arrive within 5 s; the request is answered without them", Assert.Single(log.Entries).Text);
    }

    [Fact]
    public async Task Load_that_is_given_up_names_the_place_and_the_time()
    {
        var clock = new FakeClock();
        var source = new ScriptedSource();
        var cache = new PolicyCache(source, new PolicyCacheOptions(Given.App, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5)), clock, log);
        source.Hang();
        cache.Preload();
        await source.Started(1);
        clock.Advance(PolicyCache.LongestLoad);
        await cache.Settled;
        Assert.Null(await cache.GetAsync(TestContext.Current.CancellationToken));

        var entry = Assert.Single(log.Entries);
        Assert.Equal("Policies could not be loaded, and no policies are in force", entry.Text);
        Assert.Equal("Nothing came from script for 60 s", Assert.IsType<TimeoutException>(entry.Exception).Message);
    }

    [Fact]
    public async Task Failure_with_a_good_set_says_that_it_stays()
    {
        var clock = new FakeClock();
        var source = new ScriptedSource();
        var cache = new PolicyCache(source, new PolicyCacheOptions(Given.App, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5)), clock, log);
        source.Succeed("a");
        await cache.GetAsync(TestContext.Current.CancellationToken);
        source.Fail(new PolicySourceException("down"));
        clock.Advance(TimeSpan.FromSeconds(10));
        cache.Preload();
        await cache.Settled;
        Assert.InRange(cache.TimeToNextLoad, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(12));
        await cache.GetAsync(TestContext.Current.CancellationToken);

        Assert.Contains(log.Entries, entry => entry.Text.EndsWith("the last good policies stay in force", StringComparison.Ordinal));
    }
}
