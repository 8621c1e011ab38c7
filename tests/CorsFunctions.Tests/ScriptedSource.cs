using System.Collections.Concurrent;

namespace CorsFunctions.Tests;

/// <summary>A source that does, load by load, what a test told it to.</summary>
internal sealed class ScriptedSource : IPolicySource
{
    private readonly ConcurrentQueue<Func<Task<IReadOnlyList<PolicyRow>>>> script = new();
    private int started;

    public string Description => "script";

    public int Loads => Volatile.Read(ref started);

    public void Succeed(params string[] rowKeys) => Succeed(rowKeys.Select(Row));

    public void Succeed(IEnumerable<PolicyRow> rows) => script.Enqueue(() => Task.FromResult<IReadOnlyList<PolicyRow>>([.. rows]));

    public void Fail(Exception exception) => script.Enqueue(() => Task.FromException<IReadOnlyList<PolicyRow>>(exception));

    /// <summary>Never answers, and does not mind that it is cancelled.</summary>
    public void Hang() => script.Enqueue(() => new TaskCompletionSource<IReadOnlyList<PolicyRow>>().Task);

    /// <summary>Keeps the thread until it is let go.</summary>
    public void Block(ManualResetEventSlim until) => Do(() => until.Wait());

    /// <summary>Does something before it answers without rows.</summary>
    public void Do(Action action) => script.Enqueue(() =>
    {
        action();
        return Task.FromResult<IReadOnlyList<PolicyRow>>([]);
    });

    public TaskCompletionSource Hold(string rowKey)
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        script.Enqueue(async () =>
        {
            await release.Task;
            return [Row(rowKey)];
        });
        return release;
    }

    public async Task Started(int loads)
    {
        // The load runs on the pool; nothing is timed here, this only lets it come to its start.
        while (Loads < loads)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async Task<IReadOnlyList<PolicyRow>> LoadAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref started);
        Assert.True(script.TryDequeue(out var step), "an unexpected load");
        return await step();
    }

    private static PolicyRow Row(string rowKey) => Given.Row(rowKey, "https://app.example.com");
}
