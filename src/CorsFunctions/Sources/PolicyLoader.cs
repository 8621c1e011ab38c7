using CorsFunctions.Policies;
using CorsFunctions.Rows;

namespace CorsFunctions.Sources;

/// <summary>
/// Loads rows when they are due, one load at a time, and tells the target what came of it.
/// </summary>
/// <remarks>
/// <para>
/// A load is due when four fifths of the refresh interval have passed, which leaves time for the load itself; after a
/// failure by <see cref="ReloadBackoff"/>. A load that hangs is given up after <see cref="LoadTimeout"/>.
/// </para>
/// <para>
/// <c>running</c> is guarded by <c>gate</c>; <c>nextLoad</c> is read and written as one value, by anybody. <c>taken</c>,
/// <c>fingerprint</c>, <c>unprinted</c>, <c>version</c> and <c>failures</c> belong to the load that runs: the gate hands them from one to the
/// next. What a load that was given up still brings goes nowhere.
/// </para>
/// </remarks>
internal sealed class PolicyLoader
{
    /// <summary>A load without all rows for this long is given up.</summary>
    public static readonly TimeSpan LoadTimeout = TimeSpan.FromMinutes(1);

    // A load that starts at four fifths has a fifth of the interval for itself.
    private const double DueAfter = 0.8;

    private readonly IPolicySource source;
    private readonly PolicyCacheOptions options;
    private readonly TimeProvider time;
    private readonly ILoadTarget target;
    private readonly Lock gate = new();

    private Load? running;
    private long nextLoad;
    private PolicySet? taken;
    private string? fingerprint;
    private IReadOnlyList<PolicyRow>? unprinted;
    private object? version;
    private int failures;

    public PolicyLoader(IPolicySource source, PolicyCacheOptions options, TimeProvider time, ILoadTarget target)
    {
        (this.source, this.options, this.time, this.target) = (source, options, time, target);
        nextLoad = time.GetTimestamp();
    }

    /// <summary>How long until a load is due; zero or less when one is.</summary>
    public TimeSpan TimeToNextLoad => time.GetElapsedTime(time.GetTimestamp(), Interlocked.Read(ref nextLoad));

    public bool IsDue => TimeToNextLoad <= TimeSpan.Zero;

    /// <summary>The load that runs, or null.</summary>
    public Load? Running
    {
        get
        {
            lock (gate)
            {
                return running;
            }
        }
    }

    /// <summary>Starts a load if one is due and none runs. Returns the one that runs, or null.</summary>
    public Load? LoadIfDue()
    {
        lock (gate)
        {
            if (running is null && IsDue)
            {
                running = new Load(time.GetTimestamp());
                running.Done = RunOutsideOfTheRequest(RunAsync, running);
            }

            return running;
        }
    }

    // On the pool, so that a source that works before its first await keeps no request waiting; without the request's
    // context, so that its trace and its log scope do not outlive it.
    private static Task RunOutsideOfTheRequest(Func<Load, Task> run, Load load)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => run(load));
        }
    }

    private async Task RunAsync(Load load)
    {
        SourceRows? found = null;
        Exception? fault = null;
        try
        {
            using var deadline = new CancellationTokenSource(LoadTimeout, time);
            try
            {
                var read = await ReadAsync(target.WantsRows ? null : version, deadline.Token).ConfigureAwait(false);
                found = AgreedRows.AreMissing(taken, read)
                    ? await AgreedRows.AgreeAsync(read, ReadAsync, taken, source.Description, deadline.Token).ConfigureAwait(false)
                    : read;
                await SucceedAsync(found, load).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // Rows of an app's own source may be of any kind. Unseen, the failure would be tried again with every request.
                fault = found is null && deadline.IsCancellationRequested
                    ? new TimeoutException($"{source.Description} did not give all rows within {LoadTimeout.TotalSeconds} s", e)
                    : e;
            }

            if (fault is not null)
            {
                await FailAsync(fault).ConfigureAwait(false);
            }
        }
        finally
        {
            // Under the gate, so that this cannot come before LoadIfDue has noted the load.
            lock (gate)
            {
                running = null;
            }

            load.Answer();
        }
    }

    // The wait as well as the source minds the deadline: a source may ignore it, or block.
    private Task<SourceRows> ReadAsync(object? known, CancellationToken deadline) =>
        Task.Run(() => AskAsync(known, deadline), CancellationToken.None).WaitAsync(deadline);

    private Task<SourceRows> AskAsync(object? known, CancellationToken deadline) =>
        source is IVersionedPolicySource versioned
            ? versioned.LoadAsync(new SourceRequest(known, taken is not null || target.WasRead), deadline)
            : AskForAllAsync(deadline);

    private async Task<SourceRows> AskForAllAsync(CancellationToken deadline) =>
        new(await source.LoadAsync(deadline).ConfigureAwait(false), Version: null, IsPaged: false);

    private async Task SucceedAsync(SourceRows found, Load load)
    {
        var print = found.Rows is null || taken is null ? null : PolicyFingerprint.Of(found.Rows);
        if (print is not null && unprinted is { } before)
        {
            unprinted = null;
            fingerprint = PolicyFingerprint.Of(before);
        }

        var changed = found.Rows is not null && (print is null || print != fingerprint);
        var set = changed ? PolicySet.Create(found.Rows!, options.App) : taken ?? throw new PolicySourceException($"{source.Description} gave no rows. Return a list, an empty one where there are none");
        if (failures > 0)
        {
            target.Recovered(failures);
            failures = 0;
        }

        if (changed)
        {
            // Until the new one is known: whatever fails from here on, the next rows are news.
            (fingerprint, unprinted) = (null, null);
            taken = set;
            target.Taken(set);
            load.Answer();
        }

        // Nobody needs the fingerprint of the first rows before the next load, and an app has enough to do when it starts. But rows of an
        // app's own source may change where they are, and many are not kept for it.
        if (found.Rows is { } rows)
        {
            fingerprint = print ?? (source is IVersionedPolicySource && rows.Count <= PolicySet.MostRowsKept ? null : PolicyFingerprint.Of(rows));
            unprinted = fingerprint is null ? rows : null;
        }

        version = found.Version;
        ScheduleNext(options.RefreshInterval * DueAfter);
        await target.SucceededAsync(found.Rows, changed).ConfigureAwait(false);
    }

    private async Task FailAsync(Exception exception)
    {
        failures++;
        ScheduleNext(ReloadBackoff.Delay(ReloadBackoff.Longest(options.RefreshInterval, taken is not null), failures, Random.Shared.NextDouble()));
        await target.FailedAsync(exception, failures).ConfigureAwait(false);
    }

    private void ScheduleNext(TimeSpan delay) =>
        Interlocked.Exchange(ref nextLoad, time.GetTimestamp() + (long)(delay.TotalSeconds * time.TimestampFrequency));
}
