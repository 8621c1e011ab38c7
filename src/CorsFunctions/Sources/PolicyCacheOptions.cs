namespace CorsFunctions.Sources;

/// <summary>How policies are kept fresh.</summary>
/// <param name="App">The app whose rows count.</param>
/// <param name="RefreshInterval">Within what time an edit is in force.</param>
/// <param name="FirstLoadWait">How long after its start a load is waited for while there is no set (the setting <c>Cors:LoadTimeout</c>).</param>
internal sealed record PolicyCacheOptions(string App, TimeSpan RefreshInterval, TimeSpan FirstLoadWait)
{
    /// <summary>Whether the host takes what is logged outside of invocations.</summary>
    public bool LogAtOnce { get; init; }

    /// <summary>Where the last good set is kept for the next process; null for nowhere.</summary>
    public SnapshotFile? Snapshot { get; init; }

    /// <summary>For how long after its rows were last seen a snapshot may stand in.</summary>
    public TimeSpan SnapshotMaxAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What stands in when there is no snapshot either; null for nothing.</summary>
    public IPolicySource? Fallback { get; init; }
}
