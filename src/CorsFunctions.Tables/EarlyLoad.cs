using CorsFunctions.Sources;

namespace CorsFunctions.Tables;

/// <summary>A load that was begun before anybody asked for it. Null rows: there is no table.</summary>
internal sealed class EarlyLoad(TimeProvider time, Func<Task<SourceRows?>> load)
{
    /// <summary>An app may do much between its first line and its start; rows that were asked for longer ago are read again.</summary>
    public static readonly TimeSpan LongestHeadStart = TimeSpan.FromSeconds(5);

    private readonly long begun = time.GetTimestamp();

    public bool IsYoung => time.GetElapsedTime(begun) < LongestHeadStart;

    public Task<SourceRows?> Rows { get; } = Observed(Task.Run(load));

    // Nobody may come for the rows; then nobody is to be troubled with the failure either.
    private static Task<SourceRows?> Observed(Task<SourceRows?> rows)
    {
        _ = rows.ContinueWith(static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return rows;
    }
}
