using CorsFunctions.Policies;
using CorsFunctions.Rows;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Sources;

/// <summary>
/// Keeps what loads have to say until it can be logged: the Functions host drops what a worker logs outside of an
/// invocation that is still running (<c>GrpcWorkerChannel.Log</c>).
/// </summary>
/// <remarks>
/// Of each event only the newest is kept, with its instant and how many came before it, so nothing grows while no request
/// comes by. <c>entries</c> and <c>expiring</c> are guarded by <c>gate</c>; <c>any</c> is a hint for readers without it.
/// </remarks>
internal sealed class PendingLogs(ILogger logger, string source, TimeProvider time)
{
    /// <summary>No more lines are written at once, those for Debug apart.</summary>
    public const int MostLines = 50;

    private readonly Lock gate = new();
    private readonly List<Entry> entries = [];
    private readonly List<Ending> expiring = [];
    private volatile bool any;

    /// <summary>Logs what is there, and forgets it.</summary>
    public void Write()
    {
        if (!any)
        {
            return;
        }

        Entry[] news;
        Ending[] rows;
        lock (gate)
        {
            news = [.. entries];
            rows = [.. expiring];
            entries.Clear();
            expiring.Clear();
            any = false;
        }

        // Each event has its line; then rows about to expire and findings share what is left.
        var left = MostLines - news.Length - news.Count(entry => entry.Earlier > 0);
        Array.Sort(rows, (one, other) => one.End.CompareTo(other.End));
        var ending = rows.Take(left / 2).ToArray();
        left -= ending.Length;
        foreach (var entry in news)
        {
            if (entry.Earlier > 0)
            {
                Log.EarlierEvents(logger, entry.Earlier, entry.Event, source, entry.First);
            }

            left -= entry.Write(left);
        }

        foreach (var (row, end) in ending)
        {
            Log.RowExpiresSoon(logger, Printable.Text(row), source, end);
        }
    }

    public void Loaded(PolicySet set) => Note(nameof(Log.PoliciesLoaded), (instant, left) => WriteLoaded(set, instant, left));

    public void Emptied(int rows, DateTimeOffset lastSeen) =>
        Note(nameof(Log.PoliciesEmptied), (_, _) => Log.PoliciesEmptied(logger, source, lastSeen, rows));

    public void Recovered(int failures) =>
        Note(nameof(Log.ReloadRecovered), (instant, _) => Log.ReloadRecovered(logger, source, instant, failures));

    public void Failed(Exception exception, string consequence) =>
        Note(nameof(Log.PolicyReloadFailed), (instant, _) => WriteFailed(exception, instant, consequence));

    public void StandInServed(string standIn) => Note(nameof(Log.StandInServed), (_, _) => Log.StandInServed(logger, source, standIn));

    public void StandInIgnored(string reason) => Note(nameof(Log.StandInIgnored), (_, _) => Log.StandInIgnored(logger, source, reason));

    public void SnapshotNotWritten(string reason) => Note(nameof(Log.SnapshotNotWritten), (_, _) => Log.SnapshotNotWritten(logger, source, reason));

    public void ExpiresSoon(string row, DateTimeOffset end)
    {
        lock (gate)
        {
            expiring.RemoveAll(ending => ending.Row == row);
            if (expiring.Count < MostLines)
            {
                expiring.Add(new Ending(row, end));
                any = true;
            }
        }
    }

    /// <summary>Logged at once: a request is waiting.</summary>
    public void FirstLoadIsSlow(TimeSpan waited) => Log.FirstLoadSlow(logger, source, waited.TotalSeconds);

    private void Note(string name, Action<DateTimeOffset, int> write) => Note(name, (instant, left) =>
    {
        write(instant, left);
        return 0;
    });

    private void Note(string name, Func<DateTimeOffset, int, int> write)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            var before = entries.Find(entry => entry.Event == name);
            if (before is not null)
            {
                entries.Remove(before);
            }

            entries.Add(new Entry(name, before?.First ?? now, before is null ? 0 : before.Earlier + 1, left => write(now, left)));
            any = true;
        }
    }

    // A source's own exception says in its message all that an operator needs, so it is logged without its stack; as an
    // exception still, because the host's sampling lets no exception go. The details are for developers.
    private void WriteFailed(Exception exception, DateTimeOffset instant, string consequence)
    {
        if (exception is PolicySourceException)
        {
            Log.PolicyReloadFailed(logger, new PolicySourceException(exception.Message), instant, consequence);
            Log.ReloadDetails(logger, exception, source);
        }
        else
        {
            Log.PolicyReloadFailed(logger, exception, instant, consequence);
        }
    }

    private int WriteLoaded(PolicySet set, DateTimeOffset instant, int left)
    {
        var setAside = set.Policies.Count(policy => policy.State == PolicyState.SetAside);
        Log.PoliciesLoaded(logger, source, instant, set.Policies.Count, setAside);
        if (set.Findings.Count == 0)
        {
            return 0;
        }

        var told = set.Findings.Count <= left ? set.Findings.Count : left - 1;
        foreach (var finding in set.Findings.OrderByDescending(finding => finding.Severity).ThenByDescending(finding => finding.IsUnclaimed).Take(told))
        {
            if (finding.IsUnclaimed)
            {
                Log.RowUnclaimed(logger, source, finding);
            }
            else if (finding.Severity == FindingSeverity.Error)
            {
                Log.RowError(logger, source, finding);
            }
            else
            {
                Log.RowWarning(logger, source, finding);
            }
        }

        if (told == set.Findings.Count)
        {
            return told;
        }

        Log.MoreFindings(logger, set.Findings.Count - told, source);
        return left;
    }

    /// <param name="Event">The event's name.</param>
    /// <param name="First">The instant of the first of them that was not logged.</param>
    /// <param name="Earlier">How many of them came before the newest.</param>
    /// <param name="Write">Logs the newest, with no more lines beside its own than it is told, and returns how many.</param>
    private sealed record Entry(string Event, DateTimeOffset First, int Earlier, Func<int, int> Write);

    private sealed record Ending(string Row, DateTimeOffset End);
}
