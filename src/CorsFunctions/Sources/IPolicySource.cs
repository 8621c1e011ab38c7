using CorsFunctions.Rows;

namespace CorsFunctions.Sources;

/// <summary>
/// Where policy rows come from. It is asked for one load at a time; a load that goes on after its token was cancelled may
/// meet the next one.
/// </summary>
public interface IPolicySource
{
    /// <summary>The place, for people: a file's path, or a table's address without any key.</summary>
    string Description { get; }

    /// <summary>Reads all rows. A row that cannot be read is returned as such (<see cref="PolicyRow.Unreadable"/>).</summary>
    /// <param name="cancellationToken">Cancelled when nobody waits for the rows any longer.</param>
    /// <exception cref="PolicySourceException">The source as a whole cannot be read; the message says what to do.</exception>
    Task<IReadOnlyList<PolicyRow>> LoadAsync(CancellationToken cancellationToken);
}
