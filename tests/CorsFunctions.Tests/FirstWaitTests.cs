namespace CorsFunctions.Tests;

/// <summary>How long requests wait while there is no set.</summary>
public class FirstWaitTests : CacheTest
{
    [Fact]
    public async Task Slow_first_load_lets_requests_go_after_the_wait_and_counts_when_it_comes()
    {
        var release = Source.Hold("a");
        var request = Cache.GetAsync(Token);
        await Source.Started(1);
        var other = Cache.GetAsync(Token);
        Clock.Advance(Wait);

        Assert.Null(await request);
        Assert.Null(await other);
        Assert.Equal("Policies from script did not arrive within 5 s; the request is answered without them", Assert.Single(Entries).Message);

        release.SetResult();
        await Cache.Settled;
        Assert.Equal("a", await KeysAsync());
        Assert.Equal(1, Source.Loads);
    }

    [Fact]
    public async Task Request_that_comes_late_waits_for_what_is_left_of_the_one_wait()
    {
        Source.Hang();
        Cache.LoadIfDue();
        await Source.Started(1);
        Clock.Advance(Wait - TimeSpan.FromSeconds(1));
        var late = Cache.GetAsync(Token);
        Assert.False(late.IsCompleted);

        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await late);
        Assert.True(Cache.GetAsync(Token).AsTask().IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Request_that_comes_when_the_wait_is_over_is_answered_at_once_and_has_not_waited(int ticks)
    {
        Source.Hang();
        Cache.LoadIfDue();
        await Source.Started(1);
        Clock.Advance(Wait + TimeSpan.FromTicks(ticks));

        var late = Cache.GetAsync(Token);

        Assert.True(late.IsCompletedSuccessfully);
        Assert.Null(await late);
        Assert.Empty(Events);
    }

    [Fact]
    public async Task Wait_of_a_single_request_is_told()
    {
        Source.Hang();
        var request = KeysAsync();
        await Source.Started(1);
        Clock.Advance(Wait);

        Assert.Null(await request);
        Assert.Equal(["FirstLoadSlow"], Events);
    }

    [Fact]
    public async Task Request_that_no_policy_matters_to_never_waits()
    {
        Source.Hang();
        var request = Cache.GetAsync(mayWait: false, Token);

        Assert.True(request.IsCompletedSuccessfully);
        Assert.Null(await request);
        await Source.Started(1);
    }

    [Fact]
    public async Task Nobody_waits_between_two_loads()
    {
        Source.Fail(new PolicySourceException("down"));
        Assert.Null(await KeysAsync());
        await Cache.Settled;

        Assert.True(Cache.GetAsync(Token).AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Each_slow_load_is_told_once()
    {
        for (var load = 1; load <= 2; load++)
        {
            Source.Hang();
            var requests = new[] { KeysAsync(), KeysAsync(), KeysAsync() };
            await Source.Started(load);
            Clock.Advance(Wait);
            await Task.WhenAll(requests);
            Assert.Equal(load, Events.Count(name => name == "FirstLoadSlow"));
            Clock.Advance(PolicyLoader.LoadTimeout);
            await Cache.Settled;
            Clock.Advance(Wait);
        }
    }
}
