using CorsFunctions.Sources;
using Microsoft.Extensions.Hosting;

namespace CorsFunctions.Worker;

/// <summary>Starts the first load with the app, so that the first request seldom waits. The start does not wait for it either.</summary>
internal sealed class FirstLoad(PolicyCache cache) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        cache.Preload();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
