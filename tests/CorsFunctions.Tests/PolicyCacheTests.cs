using System.Diagnostics;
using Moq;

namespace CorsFunctions.Tests;

public class PolicyCacheTests : CacheTest
{
    [Fact]
    public async Task First_request_waits_for_the_first_set()
    {
        Source.Succeed("a");

        Assert.Equal("a", await KeysAsync());
        await Cache.Settled;
        Assert.Equal(["PoliciesLoaded"], Events);
    }

    // The set is in force before its rows are told from the next ones.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rows_that_cannot_be_told_from_others_do_not_keep_the_next_ones_out(bool isAppsOwn)
    {
        PolicyRow[] first = [Given.Row("a", "https://a.example.com"), new PolicyRow("another app", "b", new Dictionary<string, object?> { ["Note"] = new Unprintable() })];
        Source.Succeed(first);
        Source.Succeed("c");
        Source.Succeed("c");
        var cache = isAppsOwn ? new PolicyCache(new OwnSource(Source), Options, Clock, Log) : Cache;

        await cache.GetAsync(Token);
        await cache.Settled;
        for (var load = 0; load < 2; load++)
        {
            Clock.Advance(LongestBackoff);
            await cache.GetAsync(Token);
            await cache.Settled;
        }

        Assert.Equal("c", KeysOf(await cache.GetAsync(Token)));
    }

    [Fact]
    public async Task Rows_that_are_none_are_a_failed_load_and_not_tried_with_every_request()
    {
        Source.Answer(null);
        Source.Answer([null!]);
        Source.Succeed("a");

        Assert.Null(await ReloadAsync(TimeSpan.Zero));
        Assert.Null(await ReloadAsync());
        Assert.Equal(["PolicyReloadFailed", "PolicyReloadFailed"], Events);
        Assert.Equal("script gave no rows. Return a list, an empty one where there are none", Entries[0].Exception!.Message);
        Assert.Equal("a", await ReloadAsync());
        Assert.Equal(3, Source.Loads);
    }

    [Fact]
    public async Task Two_hundred_first_requests_make_one_load()
    {
        var release = Source.Hold("a");
        var requests = Enumerable.Range(0, 200).Select(_ => Task.Run(async () => await KeysAsync(), Token)).ToArray();
        await Source.Started(1);

        release.SetResult();

        Assert.All(await Task.WhenAll(requests), keys => Assert.Equal("a", keys));
        Assert.Equal(1, Source.Loads);
    }

    [Fact]
    public async Task Request_is_served_from_the_set_in_hand_while_one_load_runs()
    {
        Source.Succeed("a");
        await KeysAsync();
        await Cache.Settled;
        var release = Source.Hold("b");
        Clock.Advance(Refresh);

        Assert.Equal("a", await KeysAsync());
        await Source.Started(2);
        Assert.Equal("a", await KeysAsync());
        Assert.Equal(2, Source.Loads);

        release.SetResult();
        await Cache.Settled;
        Assert.Equal("b", await KeysAsync());
    }

    [Fact]
    public async Task Young_set_is_not_reloaded_and_one_of_four_fifths_of_the_interval_is()
    {
        Source.Succeed("a");
        await KeysAsync();
        await Cache.Settled;
        Clock.Advance((Refresh * 0.8) - TimeSpan.FromTicks(1));
        await KeysAsync();
        await Cache.Settled;
        Assert.Equal(1, Source.Loads);

        Source.Succeed("b");
        Assert.Equal("b", await ReloadAsync(TimeSpan.FromTicks(1)));
    }

    [Fact]
    public async Task Reload_that_finds_the_same_rows_swaps_nothing()
    {
        Source.Succeed("a");
        await KeysAsync();
        await Cache.Settled;
        var before = Cache.Current;
        Source.Succeed("a");
        await ReloadAsync();

        Assert.Equal(2, Source.Loads);
        Assert.Same(before, Cache.Current);
        Assert.Equal(["PoliciesLoaded"], Events);
    }

    [Fact]
    public async Task Source_that_names_a_version_is_asked_for_what_differs_from_it()
    {
        var version = new object();
        Source.Answer([Given.Row("a", "https://a.example")], version: version);
        await KeysAsync();
        await Cache.Settled;
        var before = Cache.Current;
        Source.Answer(null, version: version);
        await ReloadAsync();

        Assert.Same(before, Cache.Current);
        Assert.Equal([null, version], Source.Requests.Select(request => request.Known));
        Assert.Equal([false, true], Source.Requests.Select(request => request.WasRead));
        Assert.Equal((2, 0), (Cache.Status.Loads, Cache.Status.FailedLoads));
    }

    [Fact]
    public async Task Source_without_versions_is_read_in_one_piece()
    {
        var source = new Mock<IPolicySource>();
        source.Setup(it => it.Description).Returns("plain");
        source.SetupSequence(it => it.LoadAsync(It.IsAny<CancellationToken>()))
            .ReturnsAsync([Given.Row("a", "https://a.example"), Given.Row("b", "https://b.example")])
            .ReturnsAsync([Given.Row("a", "https://a.example")]);
        var cache = new PolicyCache(source.Object, Options, Clock, Log);
        Assert.Equal("a,b", KeysOf(await cache.GetAsync(Token)));
        await cache.Settled;

        Clock.Advance(Refresh);
        cache.LoadIfDue();
        await cache.Settled;

        Assert.Equal("a", KeysOf(cache.Current));
        source.Verify(it => it.LoadAsync(It.IsAny<CancellationToken>()), Times.Exactly(2));
    }

    [Fact]
    public async Task Version_of_a_load_that_was_given_up_is_not_known()
    {
        var first = new object();
        Source.Answer([Given.Row("a", "https://a.example")], version: first);
        await KeysAsync();
        await Cache.Settled;
        Source.Hang();
        Clock.Advance(Refresh);
        await KeysAsync();
        await Source.Started(2);
        Clock.Advance(PolicyLoader.LoadTimeout);
        await Cache.Settled;
        Source.Answer(null, version: first);
        await ReloadAsync();

        Assert.Same(first, Source.Requests[2].Known);
    }

    [Fact]
    public async Task Failed_reloads_leave_the_last_good_set_and_are_logged_once()
    {
        Source.Succeed("a");
        await KeysAsync();
        await Cache.Settled;
        for (var i = 0; i < 3; i++)
        {
            Source.Fail(new PolicySourceException("down"));
            Assert.Equal("a", await ReloadAsync());
            Assert.Equal(2 + i, Source.Loads);
        }

        Source.Succeed("b");
        Assert.Equal("b", await ReloadAsync());
        Assert.Equal(["PoliciesLoaded", "PolicyReloadFailed", "ReloadRecovered", "PoliciesLoaded"], Events);
        Assert.Equal((2, 3), (Cache.Status.Loads, Cache.Status.FailedLoads));
        Assert.Equal(
            "Policies could not be loaded at 2026-11-21 12:00:10Z, and the last good policies stay in force",
            Entries.Single(entry => entry.Id.Name == "PolicyReloadFailed").Message);
        Assert.Contains("after 3 failed attempts", Entries.Single(entry => entry.Id.Name == "ReloadRecovered").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_are_counted_from_the_last_load_that_succeeded()
    {
        Source.Fail(new PolicySourceException("down"));
        await KeysAsync();
        await Cache.Settled;
        Source.Succeed("a");
        await ReloadAsync();
        Source.Fail(new PolicySourceException("down"));
        await ReloadAsync();
        Source.Succeed("a");
        await ReloadAsync();

        Assert.Equal(["PolicyReloadFailed", "ReloadRecovered", "PoliciesLoaded", "PolicyReloadFailed", "ReloadRecovered"], Events);
        Assert.All(Entries.Where(entry => entry.Id.Name == "ReloadRecovered"), entry => Assert.EndsWith("after 1 failed attempts", entry.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Failure_of_another_kind_is_logged_as_well()
    {
        foreach (var message in (string[])["down", "down", "forbidden"])
        {
            Source.Fail(new PolicySourceException(message));
            await ReloadAsync();
        }

        Assert.Equal(["down", "forbidden"], Entries.Where(entry => entry.Id.Name == "PolicyReloadFailed").Select(entry => entry.Exception!.Message));
    }

    [Fact]
    public async Task Failed_first_load_gives_no_set_and_is_tried_again_within_a_second()
    {
        Source.Fail(new PolicySourceException("down"));
        Assert.Null(await Cache.GetAsync(Token));
        await Cache.Settled;
        Assert.Null(await Cache.GetAsync(Token));
        Assert.Equal(1, Source.Loads);

        Source.Succeed("a");
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("a", await KeysAsync());
    }

    [Theory]
    [InlineData(false, 5)]
    [InlineData(true, 10)]
    public async Task Failed_loads_are_repeated_soon_however_many_there_were(bool hasGoodSet, double seconds)
    {
        if (hasGoodSet)
        {
            Source.Succeed("a");
            await KeysAsync();
            await Cache.Settled;
        }

        for (var i = 0; i < 20; i++)
        {
            Source.Fail(new PolicySourceException("down"));
            await ReloadAsync();
            Assert.InRange(Cache.TimeToNextLoad, TimeSpan.FromSeconds(i < 5 ? 0 : seconds * 0.8), TimeSpan.FromSeconds(seconds));
        }
    }

    [Theory]
    [InlineData(1, 0.0, 0.8)]
    [InlineData(1, 1.0, 1)]
    [InlineData(2, 0.5, 1.8)]
    [InlineData(3, 0.5, 3.6)]
    [InlineData(4, 0.5, 7.2)]
    [InlineData(5, 0.5, 9)]
    [InlineData(1000, 1.0, 10)]
    public void Backoff_doubles_up_to_the_refresh_interval_and_is_spread_by_a_fifth(int failures, double random, double seconds) =>
        Assert.Equal(seconds, ReloadBackoff.Delay(LongestBackoff, failures, random).TotalSeconds, 6);

    [Fact]
    public async Task Load_that_blocks_is_given_up()
    {
        Source.Succeed("a");
        await KeysAsync();
        await Cache.Settled;
        using var blocked = new ManualResetEventSlim();
        Source.Block(blocked);
        Clock.Advance(Refresh);
        await KeysAsync();
        await Source.Started(2);
        Clock.Advance(PolicyLoader.LoadTimeout);
        await Cache.Settled;

        Source.Succeed("b");
        Assert.Equal("b", await ReloadAsync());
        blocked.Set();
    }

    [Fact]
    public async Task Load_that_hangs_is_given_up_and_named_with_place_and_time()
    {
        Source.Hang();
        Cache.LoadIfDue();
        await Source.Started(1);
        Clock.Advance(PolicyLoader.LoadTimeout);
        await Cache.Settled;

        var entry = Assert.Single(Entries);
        Assert.Equal("Policies could not be loaded at 2026-11-21 12:01:00Z, and no policies are in force", entry.Message);
        Assert.Equal("script did not give all rows within 60 s", Assert.IsType<TimeoutException>(entry.Exception).Message);
    }

    [Fact]
    public async Task What_a_load_that_was_given_up_brings_later_goes_nowhere()
    {
        Source.Succeed("a");
        await KeysAsync();
        await Cache.Settled;
        var release = Source.Hold("late");
        Clock.Advance(Refresh);
        await KeysAsync();
        await Source.Started(2);
        Clock.Advance(PolicyLoader.LoadTimeout);
        await Cache.Settled;
        release.SetResult();
        Source.Succeed("b");

        Assert.Equal("b", await ReloadAsync());
    }

    [Fact]
    public async Task Load_does_not_run_in_the_trace_of_the_request_that_starts_it()
    {
        using var activity = new Activity("request").Start();
        Activity? seen = activity;
        Source.Do(() => seen = Activity.Current);

        await Cache.GetAsync(Token);

        Assert.Null(seen);
    }

    [Fact]
    public async Task Load_is_started_where_no_context_flows_as_well()
    {
        Source.Succeed("a");
        using (ExecutionContext.SuppressFlow())
        {
            Cache.LoadIfDue();
        }

        await Cache.Settled;

        Assert.Equal("a", KeysOf(Cache.Current));
    }

    [Fact]
    public async Task Cancelled_request_does_not_cancel_the_load_that_others_wait_for()
    {
        var release = Source.Hold("a");
        using var impatient = new CancellationTokenSource();
        var cancelled = Cache.GetAsync(impatient.Token);
        var patient = KeysAsync();
        await Source.Started(1);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await cancelled);
        release.SetResult();

        Assert.Equal("a", await patient);
        Assert.Equal(1, Source.Loads);
    }

    private sealed class Unprintable
    {
        public override string ToString() => throw new ObjectDisposedException("JsonDocument");
    }

    private sealed class OwnSource(ScriptedSource script) : IPolicySource
    {
        public string Description => script.Description;

        public async Task<IReadOnlyList<PolicyRow>> LoadAsync(CancellationToken cancellationToken) =>
            (await script.LoadAsync(new SourceRequest(Known: null, WasRead: false), cancellationToken)).Rows!;
    }
}
