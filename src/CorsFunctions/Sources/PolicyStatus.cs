namespace CorsFunctions.Sources;

/// <summary>What is in force, and how well it is, for health checks and people.</summary>
/// <param name="Source">The source's description.</param>
/// <param name="InForce">Where the set in force came from.</param>
/// <param name="LastSeen">When its rows were last seen in the source; null without a set, and for a fallback.</param>
/// <param name="Age">How long ago that was.</param>
/// <param name="ChangedAt">When this process put it in force.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="SetAside">How many of them have errors.</param>
/// <param name="Failures">Failed loads since the last good one.</param>
/// <param name="LastFailure">The sentence of the last failed load; null when there was none.</param>
/// <param name="FailedAt">When that load failed.</param>
internal sealed record PolicyStatus(
    string Source, PolicyOrigin InForce, DateTimeOffset? LastSeen, TimeSpan? Age, DateTimeOffset? ChangedAt, int Rows, int SetAside,
    int Failures, string? LastFailure, DateTimeOffset? FailedAt)
{
    /// <summary>Loads since the start that succeeded, those that found nothing new among them.</summary>
    public long Loads { get; init; }

    /// <summary>Loads since the start that failed.</summary>
    public long FailedLoads { get; init; }

    /// <summary>True while a snapshot or a fallback stands in for what could not be loaded.</summary>
    public bool IsDegraded => InForce is PolicyOrigin.Snapshot or PolicyOrigin.Fallback;
}

/// <summary>Where a set came from.</summary>
internal enum PolicyOrigin
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The source itself.</summary>
    Source,

    /// <summary>The file in which an earlier process kept its last good set.</summary>
    Snapshot,

    /// <summary>The file that was deployed with the app.</summary>
    Fallback,
}
