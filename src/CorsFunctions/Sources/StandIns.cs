using CorsFunctions.Policies;

namespace CorsFunctions.Sources;

/// <summary>
/// What is served when nothing could be loaded since the start: the snapshot of an earlier process, for as long as it is
/// young enough, otherwise the fallback that was deployed with the app.
/// </summary>
/// <remarks>Called by one at a time; <see cref="PolicyCache"/> sees to that.</remarks>
internal sealed class StandIns(PolicyCacheOptions options, string source, TimeProvider time, PendingLogs news)
{
    private bool snapshotWasTried;
    private bool fallbackHasFailed;

    public bool Exist => options.Snapshot is not null || options.Fallback is not null;

    public async Task<PolicyInForce?> FindAsync(CancellationToken cancellationToken) =>
        await ReadSnapshotAsync(cancellationToken).ConfigureAwait(false) ?? await ReadFallbackAsync(cancellationToken).ConfigureAwait(false);

    private async Task<PolicyInForce?> ReadSnapshotAsync(CancellationToken cancellationToken)
    {
        if (snapshotWasTried || options.Snapshot is not { } file)
        {
            return null;
        }

        snapshotWasTried = true;
        var now = time.GetUtcNow();
        var (snapshot, fault) = await file.ReadAsync(source, options.App, cancellationToken).ConfigureAwait(false);
        fault ??= snapshot is null ? null : Judge(snapshot.Instant, now);
        if (fault is not null)
        {
            news.StandInIgnored($"snapshot {file.Path} {fault}");
            return null;
        }

        if (snapshot is null)
        {
            return null;
        }

        news.StandInServed($"the snapshot {file.Path} of {snapshot.Instant:u}, {(int)(now - snapshot.Instant).TotalSeconds} s old");
        return new PolicyInForce(PolicySet.Create(snapshot.Rows, options.App), PolicyOrigin.Snapshot, now, snapshot.Instant, snapshot.Instant + options.SnapshotMaxAge);
    }

    private string? Judge(DateTimeOffset instant, DateTimeOffset now)
    {
        var age = now - instant;
        return age < -SnapshotFile.ClockTolerance ? "is of a later time than now"
            : age >= options.SnapshotMaxAge ? $"is {age:d\\.hh\\:mm\\:ss} old, and Cors:SnapshotMaxAge is {options.SnapshotMaxAge:c}"
            : null;
    }

    private async Task<PolicyInForce?> ReadFallbackAsync(CancellationToken cancellationToken)
    {
        if (options.Fallback is not { } fallback)
        {
            return null;
        }

        try
        {
            var rows = await fallback.LoadAsync(cancellationToken).ConfigureAwait(false);
            news.StandInServed($"the fallback, {fallback.Description}");
            return new PolicyInForce(PolicySet.Create(rows, options.App), PolicyOrigin.Fallback, time.GetUtcNow(), null, null);
        }
        catch (PolicySourceException e)
        {
            if (!fallbackHasFailed)
            {
                fallbackHasFailed = true;
                news.StandInIgnored(e.Message);
            }

            return null;
        }
    }
}
