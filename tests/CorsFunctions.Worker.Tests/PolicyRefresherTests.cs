using CorsFunctions.Sources;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CorsFunctions.Worker.Tests;

public class PolicyRefresherTests
{
    [Fact]
    public async Task Policies_are_loaded_with_the_start_and_whenever_a_load_is_due_without_any_request()
    {
        var clock = new FakeTimeProvider();
        var loads = 0;
        var source = new Mock<IPolicySource>();
        source.Setup(s => s.Description).Returns("test");
        source.Setup(s => s.LoadAsync(It.IsAny<CancellationToken>())).ReturnsAsync(() =>
        {
            loads++;
            return [];
        });
        var options = new PolicyCacheOptions(CorsPoliciesOptions.DefaultApp, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5));
        var cache = new PolicyCache(source.Object, options, clock, NullLogger<PolicyCache>.Instance);
        using var refresher = new PolicyRefresher(cache, clock);

        await refresher.StartingAsync(TestContext.Current.CancellationToken);
        await refresher.StartAsync(TestContext.Current.CancellationToken);
        await cache.Settled;
        Assert.NotNull(cache.Current);
        Assert.Equal(1, loads);

        for (var seconds = 0; seconds < 10; seconds++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await cache.Settled;
        }

        Assert.Equal(2, loads);
        await refresher.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task First_load_starts_before_anything_else_of_the_app_does()
    {
        var clock = new FakeTimeProvider();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var source = new Mock<IPolicySource>();
        source.Setup(s => s.Description).Returns("test");
        source.Setup(s => s.LoadAsync(It.IsAny<CancellationToken>())).Returns(async () =>
        {
            started.SetResult();
            await Task.Yield();
            return [];
        });
        var options = new PolicyCacheOptions(CorsPoliciesOptions.DefaultApp, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5));
        using var refresher = new PolicyRefresher(new PolicyCache(source.Object, options, clock, NullLogger<PolicyCache>.Instance), clock);

        await refresher.StartingAsync(TestContext.Current.CancellationToken);

        await started.Task.WaitAsync(TestContext.Current.CancellationToken);
    }
}
