using CorsFunctions.Sources;
using Microsoft.Extensions.Hosting;

namespace CorsFunctions.Worker;

/// <summary>
/// Loads the policies with the start of the app and whenever a load is due, so that the first request after an edit finds
/// it in force. Where the process is frozen between requests, the requests themselves see to that.
/// </summary>
internal sealed class PolicyRefresher(PolicyCache cache, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            cache.Preload();
            var wait = cache.TimeToNextLoad;
            await Task.Delay(wait > ShortestWait ? wait : ShortestWait, time, stoppingToken).ConfigureAwait(false);
        }
    }
}
