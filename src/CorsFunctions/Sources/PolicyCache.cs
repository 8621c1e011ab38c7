using CorsFunctions.Policies;
using CorsFunctions.Rows;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Sources;

/// <summary>
/// Keeps the set of policies in memory, so that requests never wait for storage once there is one.
/// </summary>
/// <remarks>
/// <para>
/// A request that finds a load due starts it in the background and is served from the set in hand; a timer does so as well,
/// but in a process that is frozen between requests none can be relied on. Before there is a set, a request waits for the
/// load, no longer than <see cref="PolicyCacheOptions.FirstLoadWait"/> after that load's start.
/// </para>
/// <para>
/// <c>inForce</c> is swapped as one reference, by the load that runs or, while there is nothing, by the one search for a
/// stand-in; <c>search</c> is guarded by <c>gate</c>, and <c>standIns</c> belongs to it. <c>failure</c>, <c>snapshotTried</c> and
/// <c>expiry</c> are written by the load that runs alone. <c>isWatched</c> is exchanged.
/// </para>
/// </remarks>
internal sealed class PolicyCache : ILoadTarget
{
    // What a load takes from a well source; after that an earlier set is looked for, while it goes on.
    private static readonly TimeSpan PatienceWithFirstLoad = TimeSpan.FromSeconds(1);

    private readonly IPolicySource source;
    private readonly PolicyCacheOptions options;
    private readonly TimeProvider time;
    private readonly PendingLogs news;
    private readonly PolicyLoader loader;
    private readonly StandIns standIns;
    private readonly ExpiryWatch expiry;
    private readonly Lock gate = new();

    private Task<bool>? search;
    private PolicyInForce? inForce;
    private volatile LoadFailure? failure;
    private DateTimeOffset? snapshotTried;
    private int isWatched;
    private long loads;
    private long failedLoads;

    /// <summary>Creates an empty cache; the first request or the first timer fills it.</summary>
    /// <param name="source">Where the rows are.</param>
    /// <param name="options">Refresh interval, waits and what stands in.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told once of each change of state.</param>
    public PolicyCache(IPolicySource source, PolicyCacheOptions options, TimeProvider time, ILogger<PolicyCache> logger)
    {
        (this.source, this.options, this.time) = (source, options, time);
        news = new PendingLogs(logger, source.Description, time);
        standIns = new StandIns(options, source.Description, time, news);
        expiry = new ExpiryWatch(news);
        loader = new PolicyLoader(source, options, time, this);
    }

    /// <summary>The set in force, without waiting; null while there is none.</summary>
    public PolicySet? Current => Volatile.Read(ref inForce) is { } held && (held.Until is null || !held.IsOver(time.GetUtcNow())) ? held.Set : null;

    /// <summary>How long until a load is due; zero or less when one is.</summary>
    public TimeSpan TimeToNextLoad => loader.TimeToNextLoad;

    public PolicyStatus Status
    {
        get
        {
            var now = time.GetUtcNow();
            var held = Volatile.Read(ref inForce) is { } found && !found.IsOver(now) ? found : null;
            var lastFailure = failure;
            return new PolicyStatus(
                source.Description, held?.Origin ?? PolicyOrigin.None, held?.LastSeen, now - held?.LastSeen, held?.ChangedAt,
                held?.Set.Policies.Count ?? 0, held?.Set.Policies.Count(policy => policy.State == PolicyState.SetAside) ?? 0,
                lastFailure is { IsOver: false } ? lastFailure.Count : 0, lastFailure?.Sentence, lastFailure?.Instant)
            {
                Loads = Interlocked.Read(ref loads), FailedLoads = Interlocked.Read(ref failedLoads),
            };
        }
    }

    bool ILoadTarget.WantsRows => options.Snapshot is not null && (snapshotTried is not { } tried || time.GetUtcNow() - tried >= options.SnapshotMaxAge / 4);

    bool ILoadTarget.WasRead => options.Snapshot?.Exists == true;

    /// <summary>The load that runs, if one does: for tests, which must not guess when it is over.</summary>
    internal Task Settled => loader.Running?.Done ?? Task.CompletedTask;

    /// <summary>The set in force; waits while there is none (see the other overload).</summary>
    public ValueTask<PolicySet?> GetAsync(CancellationToken cancellationToken) => GetAsync(mayWait: true, cancellationToken);

    /// <summary>The set in force. Waits only while there is none and a load for it has just begun.</summary>
    /// <param name="mayWait">False for a request that no policy can matter to, such as one without Origin.</param>
    /// <param name="cancellationToken">Ends the wait, not the load, which others wait for as well.</param>
    /// <returns>The set, or null when none could be had in time.</returns>
    public ValueTask<PolicySet?> GetAsync(bool mayWait, CancellationToken cancellationToken)
    {
        LoadIfDue();
        var set = Current;
        return set is null && mayWait && loader.Running is { } load
            ? new ValueTask<PolicySet?>(WaitAsync(load, cancellationToken))
            : new ValueTask<PolicySet?>(set ?? Current);
    }

    /// <summary>Starts a load if one is due, and waits for nothing.</summary>
    public void LoadIfDue()
    {
        if (loader.IsDue && loader.LoadIfDue() is { } load && standIns.Exist && Current is null && Interlocked.Exchange(ref isWatched, 1) == 0)
        {
            _ = WatchAsync(load);
        }
    }

    /// <summary>Logs what loads had to say since the last time. For the end of an invocation: some hosts take no log outside of one.</summary>
    public void WritePendingLogs() => news.Write();

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
            if (await file.WriteAsync(new Snapshot(now, rows), source.Description, options.App, CancellationToken.None).ConfigureAwait(false) is { } fault)
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
        await StandInAsync().ConfigureAwait(false);
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

    private async Task<PolicySet?> WaitAsync(Load load, CancellationToken cancellationToken)
    {
        // One wait a load: who comes when it is over gets the answer at once.
        var left = options.FirstLoadWait - time.GetElapsedTime(load.Started);
        if (left <= TimeSpan.Zero)
        {
            return Current;
        }

        try
        {
            await load.Answered.WaitAsync(left, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            if (Current is null && load.IsFirstToFindItSlow())
            {
                news.FirstLoadIsSlow(options.FirstLoadWait);
            }
        }

        return Current;
    }

    private async Task WatchAsync(Load load)
    {
        await Task.WhenAny(load.Done, Task.Delay(PatienceWithFirstLoad, time)).ConfigureAwait(false);
        if (!load.Done.IsCompleted && await StandInAsync().ConfigureAwait(false))
        {
            load.Answer();
        }
    }

    // True when something is in force now.
    private Task<bool> StandInAsync()
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
