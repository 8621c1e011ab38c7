using System.Diagnostics;
using CorsFunctions.Testing;

namespace CorsFunctions.Tests;

public class PolicyCacheTests
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly FakeClock clock = new();
    private readonly ScriptedSource source = new();
    private readonly LogCollector<PolicyCache> log = new();
    private readonly PolicyCache cache;

    public PolicyCacheTests() => cache = new PolicyCache(source, new PolicyCacheOptions(Given.App, Refresh, Timeout), clock, log);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task First_request_waits_for_the_first_set()
    {
        source.Succeed("a");

        Assert.Equal("a", await KeysAsync());
        Assert.Equal(["PoliciesLoaded"], log.Events);
    }

    [Fact]
    public async Task Two_hundred_first_requests_make_one_load()
    {
        var release = source.Hold("a");
        var requests = Enumerable.Range(0, 200).Select(_ => Task.Run(async () => await KeysAsync(), Token)).ToArray();
        await source.Started(1);

        release.SetResult();

        Assert.All(await Task.WhenAll(requests), keys => Assert.Equal("a", keys));
        Assert.Equal(1, source.Loads);
    }

    [Fact]
    public async Task Request_is_served_from_the_set_in_hand_while_one_load_runs()
    {
        source.Succeed("a");
        await KeysAsync();
        var release = source.Hold("b");
        clock.Advance(Refresh);

        Assert.Equal("a", await KeysAsync());
        await source.Started(2);
        Assert.Equal("a", await KeysAsync());
        Assert.Equal(2, source.Loads);

        release.SetResult();
        await cache.Settled;
        Assert.Equal("b", await KeysAsync());
    }

    [Fact]
    public async Task Young_set_is_not_reloaded()
    {
        source.Succeed("a");
        await KeysAsync();
        clock.Advance((Refresh * 0.8) - TimeSpan.FromTicks(1));
        await KeysAsync();

        Assert.Equal(1, source.Loads);
    }

    [Fact]
    public async Task Edit_is_in_force_within_the_refresh_interval()
    {
        source.Succeed("a");
        await KeysAsync();
        source.Succeed("b");
        clock.Advance(cache.TimeToNextLoad);

        cache.Preload();
        await cache.Settled;

        Assert.Equal("b", await KeysAsync());
        Assert.True(clock.GetUtcNow() - Given.Now < Refresh);
    }

    [Fact]
    public async Task Reload_that_finds_the_same_rows_swaps_nothing()
    {
        source.Succeed("a");
        await KeysAsync();
        var before = cache.Current;
        source.Succeed("a");
        clock.Advance(Refresh);
        await KeysAsync();
        await cache.Settled;

        Assert.Equal(2, source.Loads);
        Assert.Same(before, cache.Current);
        Assert.Equal(["PoliciesLoaded"], log.Events);
    }

    [Fact]
    public async Task Failed_reloads_leave_the_last_good_set_and_are_logged_once()
    {
        source.Succeed("a");
        await KeysAsync();
        for (var i = 0; i < 3; i++)
        {
            source.Fail(new PolicySourceException("down"));
            clock.Advance(ReloadBackoff.Longest * 2);
            Assert.Equal("a", await KeysAsync());
            await cache.Settled;
            Assert.Equal(2 + i, source.Loads);
        }

        source.Succeed("b");
        clock.Advance(ReloadBackoff.Longest * 2);
        Assert.Equal("b", await EventuallyAsync());
        Assert.Equal(["PoliciesLoaded", "PolicyReloadFailed", "ReloadRecovered", "PoliciesLoaded"], log.Events);
    }

    [Fact]
    public async Task Failed_first_load_gives_no_set_and_is_tried_again_within_seconds()
    {
        source.Fail(new PolicySourceException("down"));
        Assert.Null(await cache.GetAsync(Token));
        Assert.Null(await cache.GetAsync(Token));
        await cache.Settled;
        Assert.Equal(1, source.Loads);

        source.Succeed("a");
        clock.Advance(TimeSpan.FromSeconds(1.2));
        Assert.Equal("a", await KeysAsync());
    }

    [Fact]
    public async Task Failed_first_loads_are_repeated_every_few_seconds_however_many_there_were()
    {
        for (var i = 0; i < 20; i++)
        {
            source.Fail(new PolicySourceException("down"));
            Assert.Null(await cache.GetAsync(Token));
            await cache.Settled;
            Assert.InRange(cache.TimeToNextLoad, TimeSpan.Zero, TimeSpan.FromSeconds(6));
            clock.Advance(TimeSpan.FromSeconds(6));
        }

        Assert.Equal(20, source.Loads);
    }

    [Fact]
    public async Task Load_that_blocks_is_given_up()
    {
        source.Succeed("a");
        await KeysAsync();
        using var blocked = new ManualResetEventSlim();
        source.Block(blocked);
        clock.Advance(Refresh);
        await KeysAsync();
        await source.Started(2);
        clock.Advance(PolicyCache.LongestLoad);
        await cache.Settled;

        source.Succeed("b");
        clock.Advance(ReloadBackoff.Longest * 2);
        Assert.Equal("b", await EventuallyAsync());
        blocked.Set();
    }

    [Fact]
    public async Task Load_does_not_run_in_the_trace_of_the_request_that_starts_it()
    {
        using var activity = new Activity("request").Start();
        Activity? seen = activity;
        source.Do(() => seen = Activity.Current);

        await cache.GetAsync(Token);

        Assert.Null(seen);
    }

    [Fact]
    public async Task Slow_first_load_lets_the_request_go_after_the_timeout_and_counts_when_it_comes()
    {
        var release = source.Hold("a");
        var request = cache.GetAsync(Token);
        await source.Started(1);
        var other = cache.GetAsync(Token);
        clock.Advance(Timeout);

        Assert.Null(await request);
        Assert.Null(await other);
        Assert.Equal(["FirstLoadSlow"], log.Events);

        release.SetResult();
        Assert.Equal("a", await EventuallyAsync());
        Assert.Equal(1, source.Loads);
    }

    [Fact]
    public async Task Load_that_hangs_is_given_up_which_the_next_request_logs()
    {
        source.Succeed("a");
        await KeysAsync();
        source.Hang();
        clock.Advance(Refresh);
        await KeysAsync();
        await source.Started(2);
        clock.Advance(PolicyCache.LongestLoad);
        await cache.Settled;
        Assert.DoesNotContain("PolicyReloadFailed", log.Events);
        await KeysAsync();
        Assert.Contains("PolicyReloadFailed", log.Events);

        source.Succeed("b");
        clock.Advance(ReloadBackoff.Longest * 2);
        Assert.Equal("b", await EventuallyAsync());
    }

    [Fact]
    public async Task Cancelled_request_does_not_cancel_the_load_that_others_wait_for()
    {
        var release = source.Hold("a");
        using var impatient = new CancellationTokenSource();
        var cancelled = cache.GetAsync(impatient.Token);
        var patient = cache.GetAsync(Token);
        await source.Started(1);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await cancelled);
        release.SetResult();

        Assert.Equal("a", Assert.Single((await patient)!.Policies).RowKey);
        Assert.Equal(1, source.Loads);
    }

    [Fact]
    public async Task Bad_rows_are_logged_one_by_one_up_to_a_bound()
    {
        source.Succeed(Enumerable.Range(0, 300).Select(i => Given.Row($"r{i:000}", "nonsense")));

        await cache.GetAsync(Token);

        Assert.Equal(200, log.Events.Count(name => name == "RowError"));
        Assert.Contains("100 more findings", log.Entries[^1].Text, StringComparison.Ordinal);
        Assert.Contains("rows: 300, set aside: 300", log.Entries[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0.0, 8)]
    [InlineData(1, 1.0, 12)]
    [InlineData(2, 0.5, 20)]
    [InlineData(3, 0.5, 40)]
    [InlineData(4, 0.5, 60)]
    [InlineData(1000, 1.0, 72)]
    public void Backoff_doubles_up_to_a_minute_and_is_spread_by_a_fifth(int failures, double random, double seconds) =>
        Assert.Equal(seconds, ReloadBackoff.Delay(Refresh, ReloadBackoff.Longest, failures, random).TotalSeconds, 6);

    private async Task<string?> KeysAsync() =>
        await cache.GetAsync(Token) is { } set ? string.Join(',', set.Policies.Select(policy => policy.RowKey)) : null;

    // Starts a load if one is due, and asks again once it is over.
    private async Task<string?> EventuallyAsync()
    {
        await KeysAsync();
        await cache.Settled;
        return await KeysAsync();
    }
}
