using CorsFunctions.Sources;
using CorsFunctions.Worker.SettingsRows;
using CorsFunctions.Worker.Status;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CorsFunctions.Worker.Startup;

/// <summary>Stops an app whose requests the middleware would not see, or whose rows nobody would read, before the worker takes the first.</summary>
internal sealed class CorsStartCheck(
    IServiceProvider services, IOptions<WorkerOptions> worker, IOptions<CorsPoliciesOptions> options, IConfiguration configuration, IPolicySource source) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        // It counts from here on, and says so.
        services.GetRequiredService<DecisionCounts>();
        var pipeline = services.GetService<CorsPipeline>() ?? throw new InvalidOperationException(CorsPipeline.NotUsed);
        return !pipeline.IsInside && Integration.IsOn(worker.Value) ? throw new InvalidOperationException(CorsPipeline.Misplaced)
            : PolicySourceFactory.HasRows(options.Value, configuration) && source is not SettingsPolicySource ? throw new InvalidOperationException(PolicySourceFactory.RowsNotRead)
            : Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
