using CorsFunctions.Policies;
using CorsFunctions.Rows;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Sources;

/// <summary>
/// Keeps the set of policies in memory, so that requests never wait for storage once there is one.
/// </summary>
/// <remarks>
/// An edit is in force within <see cref="PolicyCacheOptions.RefreshInterval"/>: a load starts when four fifths of it have
/// passed, which leaves time for the load itself. A request that finds a load due starts it in the background and is
/// served from the set in hand; it need not be the first to find it, but in a process that is frozen between requests no
/// timer can be relied on. A load that fails
/// leaves the set in force, is logged once, and is tried again later and later; a load that hangs is given up.
/// What a load has to say is logged by the next request (<see cref="PolicyNews"/>).
/// </remarks>
public sealed class PolicyCache
{
    /// <summary>A load without a result for this long is given up.</summary>
    public static readonly TimeSpan LongestLoad = TimeSpan.FromMinutes(1);

    // Without any policies every browser is refused, so recovery must not be long in coming.
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWaitForFirst = TimeSpan.FromSeconds(5);

    private readonly IPolicySource source;
    private readonly PolicyCacheOptions options;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private readonly PolicyNews news;

    private volatile PolicySet? current;
    private volatile Task? load;
    private UInt128 fingerprint;
    private long nextLoad;
    private int failures;
    private int slowIsTold;

    /// <summary>Creates an empty cache; the first <see cref="GetAsync"/> fills it.</summary>
    /// <param name="source">Where the rows are.</param>
    /// <param name="options">Refresh interval and time-outs.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told once of each change of state.</param>
    public PolicyCache(IPolicySource source, PolicyCacheOptions options, TimeProvider time, ILogger<PolicyCache> logger)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logger);
        this.source = source;
        this.options = options;
        this.time = time;
        news = new PolicyNews(logger, source);
        nextLoad = time.GetTimestamp();
    }

    /// <summary>The set in force, without waiting; null while none was loaded.</summary>
    public PolicySet? Current => current;

    /// <summary>The set in force. Waits only while there is none, and then no longer than <see cref="PolicyCacheOptions.LoadTimeout"/>.</summary>
    /// <param name="cancellationToken">Ends the wait, not the load, which others wait for as well.</param>
    /// <returns>The set, or null when none could be loaded in time.</returns>
    public ValueTask<PolicySet?> GetAsync(CancellationToken cancellationToken)
    {
        var set = current;
        if (set is null)
        {
            return new ValueTask<PolicySet?>(WaitForFirstAsync(cancellationToken));
        }

        news.Tell();
        Preload();
        return new ValueTask<PolicySet?>(set);
    }

    /// <summary>Starts a load if one is due, and waits for nothing.</summary>
    public void Preload()
    {
        if (IsDue)
        {
            StartLoad();
        }
    }

    /// <summary>How long until a load is due; zero or less when one is.</summary>
    public TimeSpan TimeToNextLoad => time.GetElapsedTime(time.GetTimestamp(), Interlocked.Read(ref nextLoad));

    /// <summary>The load that runs, if one does: for tests, which must not guess when it is over.</summary>
    internal Task Settled => load ?? Task.CompletedTask;

    private bool IsDue => TimeToNextLoad <= TimeSpan.Zero;

    private async Task<PolicySet?> WaitForFirstAsync(CancellationToken cancellationToken)
    {
        if ((IsDue ? StartLoad() : load) is { } running)
        {
            try
            {
                await running.WaitAsync(options.LoadTimeout, time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                if (Interlocked.Exchange(ref slowIsTold, 1) == 0)
                {
                    news.FirstLoadIsSlow(options.LoadTimeout);
                }
            }
        }

        news.Tell();
        return current;
    }

    private Task StartLoad()
    {
        lock (gate)
        {
            if (load is { } running)
            {
                return running;
            }

            if (!IsDue)
            {
                return Task.CompletedTask;
            }

            slowIsTold = 0;
            return load = RunOutsideOfTheRequest(LoadAsync);
        }
    }

    // On the pool, so that a source that works before its first await keeps no request waiting; without the request's
    // context, so that its trace and its log scope do not outlive it.
    private static Task RunOutsideOfTheRequest(Func<Task> run)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            return Task.Run(run);
        }

        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(run);
        }
    }

    private async Task LoadAsync()
    {
        using var deadline = new CancellationTokenSource(LongestLoad, time);
        try
        {
            // The wait as well as the source minds the deadline: a source may ignore it, or block.
            var rows = await Task.Run(() => source.LoadAsync(deadline.Token), CancellationToken.None).WaitAsync(deadline.Token).ConfigureAwait(false);
            Succeed(rows);
        }
        catch (Exception e)
        {
            Fail(deadline.IsCancellationRequested ? new TimeoutException($"Nothing came from {source.Description} for {LongestLoad.TotalSeconds} s", e) : e);
        }
        finally
        {
            // Under the gate, so that this cannot come before StartLoad has noted the load.
            lock (gate)
            {
                load = null;
            }
        }
    }

    private void Succeed(IReadOnlyList<PolicyRow> rows)
    {
        if (failures > 0)
        {
            news.Recovered(failures);
            failures = 0;
        }

        var found = PolicyFingerprint.Of(rows);
        if (current is null || found != fingerprint)
        {
            var set = PolicySet.Create(rows, options.App);
            fingerprint = found;
            current = set;
            news.Loaded(set);
        }

        ScheduleNext(options.RefreshInterval * 0.8);
    }

    private void Fail(Exception exception)
    {
        if (++failures == 1)
        {
            news.Failed(exception, hasGoodSet: current is not null);
        }

        var random = Random.Shared.NextDouble();
        ScheduleNext(current is null
            ? ReloadBackoff.Delay(FirstRetry, LongestWaitForFirst, failures, random)
            : ReloadBackoff.Delay(options.RefreshInterval, ReloadBackoff.Longest, failures, random));
    }

    private void ScheduleNext(TimeSpan delay) =>
        Interlocked.Exchange(ref nextLoad, time.GetTimestamp() + (long)(delay.TotalSeconds * time.TimestampFrequency));
}
