using CorsFunctions.Decisions;

namespace CorsFunctions.Worker.Status;

/// <summary>What this instance decided since its start, for the console: the same numbers as the metric, where nobody collects it.</summary>
internal sealed class DecisionCounts(TimeProvider time)
{
    private readonly long[] refused = new long[CorsReasonNames.All.Length + 1];
    private long allowed;
    private long preflights;

    public DateTimeOffset Since { get; } = time.GetUtcNow();

    public long Allowed => Interlocked.Read(ref allowed);

    /// <summary>Preflights that reached this instance, whatever the decision: the proof that they arrive.</summary>
    public long Preflights => Interlocked.Read(ref preflights);

    public long Refused(CorsReason reason) => Interlocked.Read(ref refused[(int)reason]);

    public void Count(in CorsDecision decision)
    {
        if (decision.Kind == CorsRequestKind.Preflight)
        {
            Interlocked.Increment(ref preflights);
        }

        Interlocked.Increment(ref decision.Outcome == CorsOutcome.Refused ? ref refused[(int)decision.Reason] : ref allowed);
    }
}
