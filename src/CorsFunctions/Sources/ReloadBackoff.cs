namespace CorsFunctions.Sources;

/// <summary>When to try again after failed loads: twice as late each time, up to a bound, spread by a fifth so that instances do not meet.</summary>
internal static class ReloadBackoff
{
    /// <summary>The bound while there is a last good set.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <param name="shortest">The delay after the first failure.</param>
    /// <param name="longest">The bound.</param>
    /// <param name="failures">Failures in a row, from 1.</param>
    /// <param name="random">A number from 0 to 1.</param>
    public static TimeSpan Delay(TimeSpan shortest, TimeSpan longest, int failures, double random)
    {
        var doubled = shortest.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 16));
        return TimeSpan.FromSeconds(Math.Min(doubled, longest.TotalSeconds) * (0.8 + (0.4 * random)));
    }
}
