using System.Collections.Concurrent;

namespace CorsFunctions.Tests;

/// <summary>A source that does, load by load, what a test told it to.</summary>
internal sealed class ScriptedSource : IVersionedPolicySource
{
    private readonly ConcurrentQueue<Func<CancellationToken, Task<SourceRows>>> script = new();
    private readonly ConcurrentQueue<SourceRequest> requests = new();

    public string Description => "script";

    public int Loads => requests.Count;

    /// <summary>What each load was asked for.</summary>
    public IReadOnlyList<SourceRequest> Requests => [.. requests];

    public void Succeed(params string[] rowKeys) => Succeed(rowKeys.Select(Row));

    public void Succeed(IEnumerable<PolicyRow> rows) => Answer([.. rows], isPaged: false);

    public void SucceedInPages(params string[] rowKeys) => Answer([.. rowKeys.Select(Row)], isPaged: true);

    /// <summary>Rows with a version, or no rows for the version that is known.</summary>
    public void Answer(IReadOnlyList<PolicyRow>? rows, bool isPaged = false, object? version = null) =>
        script.Enqueue(_ => Task.FromResult(new SourceRows(rows, version, isPaged)));

    public void Fail(Exception exception) => script.Enqueue(_ => Task.FromException<SourceRows>(exception));

    /// <summary>Never answers, and does not mind that it is cancelled.</summary>
    public void Hang() => script.Enqueue(_ => new TaskCompletionSource<SourceRows>().Task);

    /// <summary>Keeps the thread until it is let go.</summary>
    public void Block(ManualResetEventSlim until) => Do(() => until.Wait());

    /// <summary>Does something before it answers without rows.</summary>
    public void Do(Action action) => script.Enqueue(_ =>
    {
        action();
        return Task.FromResult(new SourceRows([], null, false));
    });

    public TaskCompletionSource Hold(params string[] rowKeys)
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        script.Enqueue(async _ =>
        {
            await release.Task;
            return new SourceRows([.. rowKeys.Select(Row)], null, false);
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

    public async Task<IReadOnlyList<PolicyRow>> LoadAsync(CancellationToken cancellationToken) =>
        (await LoadAsync(new SourceRequest(null, false), cancellationToken)).Rows!;

    public async Task<SourceRows> LoadAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        requests.Enqueue(request);
        Assert.True(script.TryDequeue(out var step), "an unexpected load");
        return await step(cancellationToken);
    }

    private static PolicyRow Row(string rowKey) => Given.Row(rowKey, $"https://{rowKey}.example.com");
}
