using CorsFunctions.DevHost.Protocol;
using Google.Protobuf.WellKnownTypes;

namespace CorsFunctions.DevHost.Worker;

/// <summary>Keeps one process of the app running: starts it, starts it again after a crash, and ends it with the host.</summary>
internal sealed class WorkerSupervisor(
    WorkerConfig config, WorkerServer server, WorkerSlot slot, IEnumerable<KeyValuePair<string, string>> settings, HostLog log, TimeProvider time)
{
    private const int MostCrashesInARow = 3;

    // As the Functions host: a worker that has not called by then will not.
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SteadyAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly List<KeyValuePair<string, string>> settings = [.. settings];
    private WorkerProcess? current;
    private volatile bool stopping;

    /// <summary>Ends when the app crashed so often that it is not started again.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Starts the app and waits until its functions are loaded.</summary>
    /// <exception cref="DevHostException">It does not start.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var process = Launch();
        await WaitUntilLoadedAsync(process, cancellationToken);
        Running = KeepRunningAsync(process);
    }

    public async Task StopAsync()
    {
        stopping = true;
        if (current is not { } process)
        {
            return;
        }

        if (slot.Loaded is { IsCompletedSuccessfully: true } loaded)
        {
            loaded.Result.Channel.Send(new StreamingMessage { WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(Grace) } });
            await Task.WhenAny(process.Exited, Task.Delay(Grace, time));
        }

        process.Kill();
        await process.Exited;
        await Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        process.Dispose();
    }

    private WorkerProcess Launch() => current = WorkerProcess.Start(config, server.Address, slot.Expect(), settings, log);

    private async Task WaitUntilLoadedAsync(WorkerProcess process, CancellationToken cancellationToken)
    {
        var loaded = slot.Loaded;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(loaded, process.Exited, Task.Delay(StartPatience, time, patience.Token));
        await patience.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        if (first == process.Exited)
        {
            foreach (var line in process.Errors)
            {
                log.Line(line);
            }

            throw StartFailure.Of(config, await process.Exited, process.Errors);
        }

        if (first != loaded)
        {
            throw new DevHostException($"The app '{Path.GetFileNameWithoutExtension(config.Assembly)}' did not call its host within {StartPatience.TotalSeconds} s.");
        }

        await loaded;
        process.ShowErrors = true;
        foreach (var line in process.Errors)
        {
            log.Line(line);
        }
    }

    private async Task KeepRunningAsync(WorkerProcess process)
    {
        var crashes = 0;
        var started = time.GetTimestamp();
        while (true)
        {
            var exitCode = await process.Exited;
            if (stopping)
            {
                return;
            }

            crashes = time.GetElapsedTime(started) < SteadyAfter ? crashes + 1 : 1;
            if (crashes > MostCrashesInARow)
            {
                throw new DevHostException($"The app ended {crashes} times soon after its start, last with exit code {exitCode}; it is not started again.");
            }

            log.Error($"The worker process ended with exit code {exitCode}; it is started again.");
            process.Dispose();
            started = time.GetTimestamp();
            process = Launch();
            if (stopping)
            {
                process.Kill();
            }

            process.ShowErrors = true;
        }
    }
}
