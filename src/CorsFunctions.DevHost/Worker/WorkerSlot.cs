using CorsFunctions.DevHost.Protocol;

namespace CorsFunctions.DevHost.Worker;

/// <summary>The one place for a worker: which one is expected, and the one that is loaded. Requests wait here while a worker starts.</summary>
internal sealed class WorkerSlot(WorkerHandshake handshake) : IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();

    // Both guarded by the gate; replaced together when another worker is expected.
    private string expected = "";
    private TaskCompletionSource<LoadedWorker> loaded = New();

    /// <summary>Cancelled when the host stops: every stream ends then.</summary>
    public CancellationToken Stopping => stopping.Token;

    /// <summary>The worker that answers, or will.</summary>
    public Task<LoadedWorker> Loaded
    {
        get
        {
            lock (gate)
            {
                return loaded.Task;
            }
        }
    }

    /// <summary>Makes room for a worker and returns its id.</summary>
    public string Expect()
    {
        lock (gate)
        {
            expected = Guid.NewGuid().ToString();
            if (loaded.Task.IsCompleted)
            {
                loaded = New();
            }

            return expected;
        }
    }

    public bool Expects(string workerId)
    {
        lock (gate)
        {
            return expected == workerId;
        }
    }

    /// <summary>Gets a worker that has called ready for requests.</summary>
    public void Load(WorkerChannel channel)
    {
        TaskCompletionSource<LoadedWorker> target;
        lock (gate)
        {
            target = loaded;
        }

        _ = LoadAsync();

        async Task LoadAsync()
        {
            try
            {
                target.TrySetResult(await handshake.RunAsync(channel, stopping.Token));
            }
            catch (Exception exception) when (exception is WorkerGoneException or OperationCanceledException)
            {
                // The process tells why, or the host stops.
            }
#pragma warning disable CA1031 // Whatever went wrong is told to who waits for the worker.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                target.TrySetException(exception);
            }
        }
    }

    /// <summary>The worker's stream has ended: who comes now waits for the next worker.</summary>
    public void Forget(WorkerChannel channel)
    {
        lock (gate)
        {
            if (loaded.Task is { IsCompletedSuccessfully: true } task && task.Result.Channel == channel)
            {
                loaded = New();
            }
        }
    }

    public Task StopAsync() => stopping.CancelAsync();

    public void Dispose() => stopping.Dispose();

    private static TaskCompletionSource<LoadedWorker> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
