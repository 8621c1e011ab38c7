using CorsFunctions.Sources;
using Microsoft.Extensions.Hosting;

namespace CorsFunctions.Worker;

/// <summary>
/// Loads the policies with the start of the app and whenever a load is due, so that the first request after an edit finds
/// it in force. Where the process is frozen between requests, the requests themselves see to that.
/// </summary>
internal sealed class PolicyRefresher(PolicyCache cache, TimeProvider time) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    // Before the worker connects to the host, which takes longer than most loads.
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        cache.LoadIfDue();
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            cache.LoadIfDue();
            var wait = cache.TimeToNextLoad;
            await Task.Delay(wait > ShortestWait ? wait : ShortestWait, time, stoppingToken).ConfigureAwait(false);
        }
    }
}
