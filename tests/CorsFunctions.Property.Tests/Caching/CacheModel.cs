namespace CorsFunctions.PropertyTests.Caching;

/// <summary>What a cache should do, in the plainest words: no tasks, no locks, no files.</summary>
internal sealed class CacheModel
{
    public static readonly TimeSpan Refresh = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan SnapshotMaxAge = TimeSpan.FromHours(1);

    private (string Keys, DateTimeOffset Instant)? disk;
    private DateTimeOffset? written;
    private bool diskWasRead;

    public string Keys { get; private set; } = "";

    public PolicyOrigin Origin { get; private set; }

    public DateTimeOffset? LastSeen { get; private set; }

    public int Failures { get; private set; }

    public int Emptied { get; private set; }

    public bool HasSnapshot => disk is not null;

    public void Succeed(string keys, DateTimeOffset now)
    {
        var changed = Origin != PolicyOrigin.Source || Keys != keys;
        if (changed && keys.Length == 0 && Keys.Length > 0)
        {
            Emptied++;
        }

        (Keys, Origin, LastSeen, Failures) = (keys, PolicyOrigin.Source, now, 0);
        if (changed || now - written >= SnapshotMaxAge / 4)
        {
            disk = (keys, now);
            written = now;
        }
    }

    public void Fail(DateTimeOffset now)
    {
        Failures++;
        FindSnapshot(now);
    }

    /// <summary>A load has not come within a second of the start, or has failed.</summary>
    public void FindSnapshot(DateTimeOffset now)
    {
        if (Origin != PolicyOrigin.None || diskWasRead)
        {
            return;
        }

        diskWasRead = true;
        if (disk is { } found && now - found.Instant < SnapshotMaxAge)
        {
            (Keys, Origin, LastSeen) = (found.Keys, PolicyOrigin.Snapshot, found.Instant);
        }
    }

    /// <summary>What is in force: a snapshot counts for its time only.</summary>
    public bool IsInForce(DateTimeOffset now) =>
        Origin == PolicyOrigin.Source || (Origin == PolicyOrigin.Snapshot && now - LastSeen < SnapshotMaxAge);

    public void Restart() => (Keys, Origin, LastSeen, Failures, Emptied, written, diskWasRead) = ("", PolicyOrigin.None, null, 0, 0, null, false);
}
