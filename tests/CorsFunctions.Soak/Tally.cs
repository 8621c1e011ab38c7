using System.Collections.Concurrent;

namespace CorsFunctions.Soak;

/// <summary>Counts what came of the preflights, by the phase in which they were sent.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, Phase> phases = new();

    public Phase Of(string phase) => phases.GetOrAdd(phase, _ => new Phase());

    public bool IsClean => phases.Values.All(phase => phase is { Failures: 0, Wrong: 0 });

    public void Print(TextWriter output)
    {
        output.WriteLine($"{"phase",-10} {"preflights",11} {"failures",9} {"wrong",6} {"slowest",9}");
        foreach (var (name, phase) in phases.OrderBy(phase => phase.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{name,-10} {phase.Answers,11} {phase.Failures,9} {phase.Wrong,6} {phase.Slowest / 1000.0,6:F1} ms");
        }
    }

    internal sealed class Phase
    {
        private long answers;
        private long failures;
        private long wrong;
        private long slowest;

        public long Answers => Volatile.Read(ref answers);

        public long Failures => Volatile.Read(ref failures);

        public long Wrong => Volatile.Read(ref wrong);

        /// <summary>In microseconds.</summary>
        public long Slowest => Volatile.Read(ref slowest);

        public void Answer(bool isRight, TimeSpan took)
        {
            Interlocked.Increment(ref answers);
            if (!isRight)
            {
                Interlocked.Increment(ref wrong);
            }

            var micros = (long)took.TotalMicroseconds;
            for (var seen = Slowest; micros > seen; seen = Slowest)
            {
                Interlocked.CompareExchange(ref slowest, micros, seen);
            }
        }

        public void Fail() => Interlocked.Increment(ref failures);
    }
}
