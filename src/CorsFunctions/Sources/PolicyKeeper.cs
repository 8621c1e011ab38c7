using CorsFunctions.Policies;
using CorsFunctions.Rows;

namespace CorsFunctions.Sources;

/// <summary>
/// The set in force, as loads bring it and, before the first, what stands in for it; and how well it is.
/// </summary>
/// <remarks>
/// <c>inForce</c> is swapped as one reference, by the load that runs or, while there is nothing, by the one search for a
/// stand-in; <c>search</c> is guarded by <c>gate</c>, and <c>standIns</c> belongs to it. <c>failure</c>, <c>snapshotTried</c> and
/// <c>expiry</c> are written by the load that runs alone.
/// </remarks>
internal sealed class PolicyKeeper(string source, PolicyCacheOptions options, TimeProvider time, PendingLogs news) : ILoadTarget
{
    // A file on a share that hangs must not keep the source from being asked again.
    private static readonly TimeSpan PatienceWithStandIns = TimeSpan.FromSeconds(10);

    private readonly StandIns standIns = new(options, source, time, news);
    private readonly ExpiryWatch expiry = new(news);
    private readonly Lock gate = new();

    private Task<bool>? search;
    private PolicyInForce? inForce;
    private volatile LoadFailure? failure;
    private DateTimeOffset? snapshotTried;
    private long loads;
    private long failedLoads;

    /// <summary>The set; null while there is none.</summary>
    public PolicySet? Current => Volatile.Read(ref inForce) is { } held && (held.Until is null || !held.IsOver(time.GetUtcNow())) ? held.Set : null;

    public bool MayStandIn => standIns.Exist;

    public PolicyStatus Status
    {
        get
        {
            var now = time.GetUtcNow();
            var held = Volatile.Read(ref inForce) is { } found && !found.IsOver(now) ? found : null;
            var lastFailure = failure;
            return new PolicyStatus(
                source, held?.Origin ?? PolicyOrigin.None, held?.LastSeen, now - held?.LastSeen, held?.ChangedAt,
                held?.Set.Policies.Count ?? 0, held?.Set.Policies.Count(policy => policy.State == PolicyState.SetAside) ?? 0,
                lastFailure is { IsOver: false } ? lastFailure.Count : 0, lastFailure?.Sentence, lastFailure?.Instant)
            {
                Loads = Interlocked.Read(ref loads), FailedLoads = Interlocked.Read(ref failedLoads),
            };
        }
    }

    bool ILoadTarget.WantsRows => options.Snapshot is not null && (snapshotTried is not { } tried || time.GetUtcNow() - tried >= options.SnapshotMaxAge / 4);

    bool ILoadTarget.WasRead => options.Snapshot?.Exists == true;

    /// <summary>Looks for what can stand in while nothing is in force; whether something is in force now.</summary>
    public Task<bool> StandInAsync()
    {
        if (!standIns.Exist || Current is not null)
        {
            return Task.FromResult(Current is not null);
        }

        lock (gate)
        {
            return search is { IsCompleted: false } running ? running : search = SearchAsync();
        }
    }

    void ILoadTarget.Recovered(int failures)
    {
        failure = failure! with { IsOver = true };
        news.Recovered(failures);
    }

    void ILoadTarget.Taken(PolicySet set)
    {
        var now = time.GetUtcNow();
        var before = Interlocked.Exchange(ref inForce, new PolicyInForce(set, PolicyOrigin.Source, now, now, null));
        news.Loaded(set);
        if (set.Policies.Count == 0 && before is { LastSeen: { } lastSeen, Set.Policies.Count: > 0 and var rows })
        {
            news.Emptied(rows, lastSeen);
        }
    }

    async Task ILoadTarget.SucceededAsync(IReadOnlyList<PolicyRow>? rows, bool changed)
    {
        Interlocked.Increment(ref loads);
        var now = time.GetUtcNow();
        var held = inForce! with { LastSeen = now };
        Interlocked.Exchange(ref inForce, held);
        expiry.Check(held.Set, now);
        if (rows is not null && options.Snapshot is { } file && (changed || ((ILoadTarget)this).WantsRows))
        {
            snapshotTried = now;
            if (await file.WriteAsync(new Snapshot(now, rows), source, options.App, CancellationToken.None).ConfigureAwait(false) is { } fault)
            {
                news.SnapshotNotWritten(fault);
            }
        }

        WriteLogsAtOnce();
    }

    async Task ILoadTarget.FailedAsync(Exception exception, int failures)
    {
        Interlocked.Increment(ref failedLoads);
        var before = failure;
        failure = LoadFailure.Of(exception, time.GetUtcNow(), failures);
        var isNew = failures == 1 || !failure.IsLike(before!);
        try
        {
            await StandInAsync().WaitAsync(PatienceWithStandIns, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The search goes on, and what it finds is in force from then on.
        }

        if (isNew)
        {
            news.Failed(exception, Volatile.Read(ref inForce) switch
            {
                { Origin: PolicyOrigin.Source } => "the last good policies stay in force",
                { } held when !held.IsOver(time.GetUtcNow()) => "other policies stand in",
                _ => "no policies are in force",
            });
        }

        WriteLogsAtOnce();
    }

    private async Task<bool> SearchAsync()
    {
        var held = Volatile.Read(ref inForce);
        if (Current is null && await standIns.FindAsync(CancellationToken.None).ConfigureAwait(false) is { } found)
        {
            // Unless the load has come meanwhile.
            Interlocked.CompareExchange(ref inForce, found, held);
        }

        return Current is not null;
    }

    private void WriteLogsAtOnce()
    {
        if (options.LogAtOnce)
        {
            news.Write();
        }
    }
}
