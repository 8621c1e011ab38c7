namespace CorsFunctions.Storage.Tests.Support;

/// <summary>Clients that ask without a pause, and check each answer, until the test has seen enough.</summary>
internal sealed class SteadyLoad : IAsyncDisposable
{
    private const int Clients = 4;

    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(PolicyTable.Cancellation);
    private readonly Task[] clients;
    private volatile Milestone? milestone;
    private long answers;

    public SteadyLoad(Func<Task<(int Status, string? AllowedOrigin)>> ask, Action<(int Status, string? AllowedOrigin)> check) =>
        clients = [.. Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                check(await ask());
                var count = Interlocked.Increment(ref answers);
                if (milestone is { } next && count >= next.Count)
                {
                    next.Reached.TrySetResult();
                }
            }
        }))];

    /// <summary>Waits until this many more answers have come; fails as soon as a client has failed.</summary>
    public async Task NextAsync(int count)
    {
        var next = new Milestone(Interlocked.Read(ref answers) + count);
        milestone = next;
        await await Task.WhenAny([next.Reached.Task, .. clients]);
    }

    public async Task<long> StopAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(clients);
        return Interlocked.Read(ref answers);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(clients).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private sealed record Milestone(long Count)
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
