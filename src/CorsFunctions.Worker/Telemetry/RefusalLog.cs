using CorsFunctions.Decisions;
using CorsFunctions.Http;
using CorsFunctions.Origins;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Worker.Telemetry;

/// <summary>
/// Logs refusals: the first of each function, reason and row at once, the others as a count with the first request after a minute,
/// so that nobody can flood the log from outside. No timer does it, because the Functions host drops what is logged outside of invocations.
/// </summary>
internal sealed class RefusalLog(TimeProvider time, ILogger<CorsMiddleware> logger)
{
    internal static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>So many kinds of refusal have a line of their own in an interval; beyond that they share one for each reason.</summary>
    internal const int MaxWindows = 1000;

    private const int LongestHeaderName = 64;
    private const string Others = "(others)";

    private readonly Lock gate = new();
    private readonly Dictionary<(string Function, CorsReason Reason, string? Row), Window> windows = [];
    private long nextEnd = long.MaxValue;

    public void Write(string function, in CorsRequest request, in CorsDecision decision)
    {
        WritePending();
        var key = (function, decision.Reason, decision.Policy?.PrintableKey);
        lock (gate)
        {
            if (windows.TryGetValue(key, out var window))
            {
                window.Add(request.Origin);
                return;
            }

            if (windows.Count >= MaxWindows)
            {
                key = (Others, decision.Reason, null);
                if (windows.TryGetValue(key, out window))
                {
                    window.Add(request.Origin);
                    return;
                }
            }

            var end = time.GetTimestamp() + Ticks(Interval);
            windows.Add(key, new Window { End = end });
            nextEnd = Math.Min(nextEnd, end);
        }

        WorkerLog.Refused(logger, DecisionReport.Name(decision.Kind), function, decision.Reason.ToName(), decision.Policy?.PrintableKey ?? "none", RefusedHeader(request, decision), LoggedOrigin(request.Origin));
    }

    /// <summary>Logs the counts that are due. What has been quiet for an interval is forgotten; what has not gets its line, and another interval.</summary>
    public void WritePending()
    {
        var now = time.GetTimestamp();
        if (now < Volatile.Read(ref nextEnd))
        {
            return;
        }

        List<((string Function, CorsReason Reason, string? Row) Key, long Count, string Origins)>? counts = null;
        lock (gate)
        {
            nextEnd = long.MaxValue;
            foreach (var (key, window) in windows)
            {
                if (window.End <= now)
                {
                    if (window.Count == 0)
                    {
                        windows.Remove(key);
                        continue;
                    }

                    (counts ??= []).Add((key, window.Count, window.Origins));
                    window.Clear();
                    window.End = now + Ticks(Interval);
                }

                nextEnd = Math.Min(nextEnd, window.End);
            }
        }

        foreach (var (key, count, origins) in counts ?? [])
        {
            WorkerLog.MoreRefused(logger, count, key.Function, key.Reason.ToName(), key.Row ?? "none", origins);
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
        // So many are named beside a count; who sends made-up ones fills them, and no more.
        private const int MostOrigins = 3;

        private readonly List<string> origins = [];
        private bool hasOthers;

        public long End { get; set; }

        public long Count { get; private set; }

        public string Origins => string.Join(", ", origins) + (hasOthers ? " and others" : "");

        public void Add(string? origin)
        {
            Count++;
            var logged = LoggedOrigin(origin);
            if (origins.Contains(logged))
            {
                return;
            }

            if (origins.Count < MostOrigins)
            {
                origins.Add(logged);
            }
            else
            {
                hasOthers = true;
            }
        }

        public void Clear()
        {
            Count = 0;
            origins.Clear();
            hasOthers = false;
        }
    }
}
