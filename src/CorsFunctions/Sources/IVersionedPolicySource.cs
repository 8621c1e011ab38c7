using CorsFunctions.Rows;

namespace CorsFunctions.Sources;

/// <summary>A source that can tell more of a load than its rows. Between loads it keeps nothing, so loads may overlap.</summary>
internal interface IVersionedPolicySource : IPolicySource
{
    Task<SourceRows> LoadAsync(SourceRequest request, CancellationToken cancellationToken);
}

/// <summary>What is asked of a load.</summary>
/// <param name="Known">The version of the rows in hand; a source that finds the very same may leave out the rows. Null for all rows.</param>
/// <param name="WasRead">Whether rows were read from there before: what is missing then was removed, and is not made anew.</param>
internal sealed record SourceRequest(object? Known, bool WasRead);

/// <summary>What a load found.</summary>
/// <param name="Rows">The rows; null when they are those of the version that was known.</param>
/// <param name="Version">Names this state of the source; null when the source cannot tell.</param>
/// <param name="IsPaged">Whether rows came one part after the other, so that an edit in between may have hidden some.</param>
internal sealed record SourceRows(IReadOnlyList<PolicyRow>? Rows, object? Version, bool IsPaged);
