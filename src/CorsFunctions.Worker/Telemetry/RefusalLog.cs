using CorsFunctions.Decisions;
using CorsFunctions.Http;
using CorsFunctions.Origins;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Worker.Telemetry;

/// <summary>
/// Logs refusals: the first of each function, reason and row at once, the others as a count a minute later, so that nobody can
/// flood the log from outside.
/// </summary>
internal sealed class RefusalLog(TimeProvider time, ILogger<CorsMiddleware> logger) : IDisposable
{
    internal static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>So many kinds of refusal have a line of their own in an interval; beyond that they share one for each reason.</summary>
    internal const int MaxWindows = 1000;

    private const int LongestHeaderName = 64;
    private const string Others = "(others)";

    private readonly Lock gate = new();
    private readonly Dictionary<(string Function, CorsReason Reason, string? Row), Window> windows = [];
    private ITimer? timer;

    public void Write(string function, in CorsRequest request, in CorsDecision decision)
    {
        var key = (function, decision.Reason, decision.Policy?.RowKey);
        lock (gate)
        {
            if (windows.TryGetValue(key, out var window))
            {
                window.Count++;
                return;
            }

            if (windows.Count >= MaxWindows)
            {
                key = (Others, decision.Reason, null);
                if (windows.TryGetValue(key, out window))
                {
                    window.Count++;
                    return;
                }
            }

            windows.Add(key, new Window { End = time.GetTimestamp() + Ticks(Interval) });
            timer ??= time.CreateTimer(static state => ((RefusalLog)state!).CloseWindows(), this, Interval, Timeout.InfiniteTimeSpan);
        }

        WorkerLog.Refused(logger, DecisionReport.Name(decision.Kind), function, decision.Reason.ToName(), decision.Policy?.RowKey ?? "none", RefusedHeader(request, decision), LoggedOrigin(request.Origin));
    }

    public void Dispose() => timer?.Dispose();

    // What has been quiet for an interval is forgotten; what has not gets its line, and another interval.
    private void CloseWindows()
    {
        List<((string Function, CorsReason Reason, string? Row) Key, long Count)>? counts = null;
        lock (gate)
        {
            var now = time.GetTimestamp();
            var next = long.MaxValue;
            foreach (var (key, window) in windows)
            {
                if (window.End > now)
                {
                    next = Math.Min(next, window.End);
                }
                else if (window.Count == 0)
                {
                    windows.Remove(key);
                }
                else
                {
                    (counts ??= []).Add((key, window.Count));
                    window.Count = 0;
                    window.End = now + Ticks(Interval);
                    next = Math.Min(next, window.End);
                }
            }

            if (windows.Count == 0)
            {
                timer?.Dispose();
                timer = null;
            }
            else
            {
                timer?.Change(time.GetElapsedTime(now, next), Timeout.InfiniteTimeSpan);
            }
        }

        foreach (var (key, count) in counts ?? [])
        {
            WorkerLog.MoreRefused(logger, count, key.Function, key.Reason.ToName(), key.Row ?? "none");
        }
    }

    // The one thing of the client's that operators need most. A token of this length can do a log no harm.
    private static string RefusedHeader(in CorsRequest request, in CorsDecision decision) =>
        decision is { Reason: CorsReason.HeaderNotAllowed, Policy: { } policy }
        && policy.Headers.FindRefused(request.RequestHeaders) is { Length: <= LongestHeaderName } name && HttpToken.IsToken(name)
            ? $", header {name}"
            : "";

    // What the grammar accepts is lower-case ASCII without spaces and quotes, of bounded length: it can do a log no harm.
    private static string LoggedOrigin(string? origin) =>
        origin is null ? "none" : origin == "null" || Origin.TryParse(origin, out _) ? origin : "malformed";

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    private sealed class Window
    {
        public long End { get; set; }

        public long Count { get; set; }
    }
}
