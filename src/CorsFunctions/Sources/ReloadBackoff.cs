namespace CorsFunctions.Sources;

/// <summary>When to try again after failed loads: twice as late each time, up to a bound, spread by a fifth so that instances do not meet.</summary>
internal static class ReloadBackoff
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    // Without any policies every browser is refused, so recovery must not be long in coming.
    private static readonly TimeSpan LongestWithoutSet = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The bound: while the last good set is in force the refresh interval, for a failing load is no more work for the source
    /// than one that succeeds, and what is well again has to be found within two intervals.
    /// </summary>
    public static TimeSpan Longest(TimeSpan refreshInterval, bool hasGoodSet) =>
        hasGoodSet || refreshInterval < LongestWithoutSet ? refreshInterval : LongestWithoutSet;

    /// <param name="longest">The bound.</param>
    /// <param name="failures">Failures in a row, from 1.</param>
    /// <param name="random">A number from 0 to 1.</param>
    public static TimeSpan Delay(TimeSpan longest, int failures, double random)
    {
        var doubled = Shortest.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 16));
        return TimeSpan.FromSeconds(Math.Min(doubled, longest.TotalSeconds) * (0.8 + (0.2 * random)));
    }
}
