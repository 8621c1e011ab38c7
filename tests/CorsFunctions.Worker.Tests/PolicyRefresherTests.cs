using CorsFunctions.Sources;
using Moq;

namespace CorsFunctions.Worker.Tests;

public class PolicyRefresherTests
{
    [Fact]
    public async Task Policies_are_loaded_with_the_start_and_whenever_a_load_is_due_without_any_request()
    {
        var clock = new FakeClock();
        var loads = 0;
        var source = new Mock<IPolicySource>();
        source.Setup(s => s.Description).Returns("test");
        source.Setup(s => s.LoadAsync(It.IsAny<CancellationToken>())).ReturnsAsync(() =>
        {
            loads++;
            return [];
        });
        var options = new PolicyCacheOptions(CorsPoliciesOptions.DefaultApp, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5));
        var cache = new PolicyCache(source.Object, options, clock, new LogCollector<PolicyCache>());
        using var refresher = new PolicyRefresher(cache, clock);

        await refresher.StartAsync(TestContext.Current.CancellationToken);
        await UntilAsync(() => cache.Current is not null && cache.TimeToNextLoad > TimeSpan.Zero);
        Assert.Equal(1, loads);

        for (var seconds = 0; seconds < 10; seconds++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await UntilAsync(() => clock.Timers > 0 && cache.TimeToNextLoad > TimeSpan.Zero);
        }

        Assert.Equal(2, loads);
        await refresher.StopAsync(TestContext.Current.CancellationToken);
    }

    // Loads run on the pool; the clock decides when, this only lets them happen.
    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
