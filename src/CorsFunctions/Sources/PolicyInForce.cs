using CorsFunctions.Policies;

namespace CorsFunctions.Sources;

/// <summary>A set, where it came from, and for how long it may count.</summary>
/// <param name="Set">The set.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="ChangedAt">When it was put in force.</param>
/// <param name="LastSeen">When its rows were last seen in the source; null for a fallback.</param>
/// <param name="Until">The instant from which it counts no longer; null for none.</param>
internal sealed record PolicyInForce(PolicySet Set, PolicyOrigin Origin, DateTimeOffset ChangedAt, DateTimeOffset? LastSeen, DateTimeOffset? Until)
{
    public bool IsOver(DateTimeOffset now) => Until is { } until && now >= until;
}
