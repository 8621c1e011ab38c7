namespace CorsFunctions.PropertyTests.Caching;

/// <summary>What happens next to a cache and its source.</summary>
/// <param name="Kind">What.</param>
/// <param name="Number">Which rows, or how long, by the kind.</param>
internal sealed record CacheStep(CacheStepKind Kind, int Number)
{
    // Around every bound of the cache: the wait for a snapshot, back-off, refresh, deadline, the snapshot's ages.
    private static readonly double[] Seconds = [0.5, 1, 3, 5, 7.9, 8, 10, 59, 60, 61, 899, 900, 3599, 3600, 7200];

    /// <summary>The keys of the rows that an edit leaves: any of four.</summary>
    public IReadOnlyList<string> Keys => [.. Enumerable.Range(0, 4).Where(bit => (Number & (1 << bit)) != 0).Select(bit => $"r{bit}")];

    public TimeSpan Duration => TimeSpan.FromSeconds(Seconds[Number % Seconds.Length]);

    public static CacheStep[] Draw(Random random) =>
        [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => new CacheStep(Kinds[random.Next(Kinds.Length)], random.Next(16)))];

    /// <summary>The same without one of them.</summary>
    public static IEnumerable<CacheStep[]> Shrink(CacheStep[] steps) =>
        Enumerable.Range(0, steps.Length).Select(i => (CacheStep[])[.. steps[..i], .. steps[(i + 1)..]]);

    // Time and requests pass more often than anything else happens.
    private static readonly CacheStepKind[] Kinds =
        [.. Enum.GetValues<CacheStepKind>(), CacheStepKind.Pass, CacheStepKind.Ask, CacheStepKind.Pass, CacheStepKind.Ask, CacheStepKind.Pass, CacheStepKind.Ask];
}

internal enum CacheStepKind
{
    /// <summary>Rows are edited.</summary>
    Edit,

    /// <summary>The source answers whole.</summary>
    Well,

    /// <summary>The source answers in pages, and the first reading of a load misses a row.</summary>
    Moving,

    /// <summary>The source fails.</summary>
    Down,

    /// <summary>The source does not answer.</summary>
    Hang,

    /// <summary>Time passes.</summary>
    Pass,

    /// <summary>A request that may not wait.</summary>
    Ask,

    /// <summary>The process ends, and another one starts on the same disk.</summary>
    Restart,
}
