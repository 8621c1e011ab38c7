using CorsFunctions.Policies;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Sources;

/// <summary>
/// Keeps the set of policies in memory, so that requests never wait for storage once there is one.
/// </summary>
/// <remarks>
/// A request that finds a load due starts it in the background and is served from the set in hand; a timer does so as well,
/// but in a process that is frozen between requests none can be relied on. Before there is a set, a request waits for the
/// load, no longer than <see cref="PolicyCacheOptions.FirstLoadWait"/> after that load's start.
/// </remarks>
internal sealed class PolicyCache
{
    // What a load takes from a well source; after that an earlier set is looked for, while it goes on.
    private static readonly TimeSpan PatienceWithFirstLoad = TimeSpan.FromSeconds(1);

    private readonly PolicyCacheOptions options;
    private readonly TimeProvider time;
    private readonly PendingLogs news;
    private readonly PolicyKeeper inForce;
    private readonly PolicyLoader loader;

    private ITimer? watch;

    /// <summary>Creates an empty cache; the first request or the first timer fills it.</summary>
    /// <param name="source">Where the rows are.</param>
    /// <param name="options">Refresh interval, waits and what stands in.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told once of each change of state.</param>
    public PolicyCache(IPolicySource source, PolicyCacheOptions options, TimeProvider time, ILogger<PolicyCache> logger)
    {
        (this.options, this.time) = (options, time);
        news = new PendingLogs(logger, source.Description, time);
        inForce = new PolicyKeeper(source.Description, options, time, news);
        loader = new PolicyLoader(source, options, time, inForce);
    }

    /// <summary>The set in force, without waiting; null while there is none.</summary>
    public PolicySet? Current => inForce.Current;

    /// <summary>What is in force, and how well it is.</summary>
    public PolicyStatus Status => inForce.Status;

    /// <summary>How long until a load is due; zero or less when one is.</summary>
    public TimeSpan TimeToNextLoad => loader.TimeToNextLoad;

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
        if (loader.IsDue && loader.LoadIfDue() is { } load && inForce.MayStandIn && Current is null && watch is null)
        {
            watch = time.CreateTimer(_ => _ = StandInAsync(load), null, PatienceWithFirstLoad, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Logs what loads had to say since the last time. For the end of an invocation: some hosts take no log outside of one.</summary>
    public void WritePendingLogs() => news.Write();

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

    private async Task StandInAsync(Load load)
    {
        if (!load.Done.IsCompleted && await inForce.StandInAsync().ConfigureAwait(false))
        {
            load.Answer();
        }
    }
}
