using CorsFunctions.Sources;
using Microsoft.Extensions.Hosting;

namespace CorsFunctions.Worker;

/// <summary>
/// Loads the policies with the start of the app and whenever a load is due, so that the first request after an edit finds
/// it in force. Where the process is frozen between requests, the requests themselves see to that.
/// </summary>
internal sealed class PolicyRefresher(PolicyCache cache, TimeProvider time) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    private ITimer? timer;

    // Before the worker connects to the host, which takes longer than most loads.
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        cache.LoadIfDue();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Known before it can run.
        timer = time.CreateTimer(static refresher => ((PolicyRefresher)refresher!).Refresh(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(ShortestWait, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => timer?.Dispose();

    private void Refresh()
    {
        cache.LoadIfDue();
        var wait = cache.TimeToNextLoad;
        timer?.Change(wait > ShortestWait ? wait : ShortestWait, Timeout.InfiniteTimeSpan);
    }
}
