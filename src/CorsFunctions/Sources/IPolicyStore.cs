using CorsFunctions.Rows;

namespace CorsFunctions.Sources;

/// <summary>A place whose rows can be edited as well, so that two operators never lose an edit.</summary>
internal interface IPolicyStore
{
    /// <summary>The place, for people; without any key.</summary>
    string Description { get; }

    /// <summary>Reads all rows, with the version of each.</summary>
    /// <exception cref="PolicySourceException">The place cannot be read; the message says what to do.</exception>
    Task<IReadOnlyList<StoredRow>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes changes in their order. What was written when this is interrupted stays written; to repeat it is safe.</summary>
    /// <param name="changes">Changes of different rows.</param>
    /// <param name="written">Told how many changes are done.</param>
    /// <param name="cancellationToken">Ends the writing between two steps.</param>
    /// <returns>A sentence on what could not be done beside the rows, which are all written; null for nothing.</returns>
    /// <exception cref="RowConflictException">A row is no longer as it was read.</exception>
    /// <exception cref="PolicySourceException">The place cannot be written; the message says what to do.</exception>
    Task<string?> WriteAsync(IReadOnlyList<RowChange> changes, IProgress<int>? written, CancellationToken cancellationToken);
}

/// <summary>A row as it stands in a store.</summary>
/// <param name="Row">The row.</param>
/// <param name="Version">What tells an edit of it by somebody else.</param>
internal sealed record StoredRow(PolicyRow Row, string Version);

/// <summary>A change of one row.</summary>
/// <param name="PartitionKey">The app that the row is for.</param>
/// <param name="RowKey">The row.</param>
/// <param name="Before">The row as it was read; null for one that must not be there yet.</param>
/// <param name="After">The row as it shall be; null to remove it.</param>
internal sealed record RowChange(string PartitionKey, string RowKey, StoredRow? Before, PolicyRow? After)
{
    public string Verb => Before is null ? "add" : After is null ? "remove" : "change";
}

/// <summary>A row was edited by somebody else since it was read; nothing of this change was written.</summary>
internal sealed class RowConflictException(string message) : Exception(message);
