using CorsFunctions.Policies;

namespace CorsFunctions.Sources;

/// <summary>
/// Reads rows until two readings agree on what is gone. While rows come in pages, one that is inserted before the page
/// being read in place of one behind it is in neither: it would be gone for one load, and a looser row would govern.
/// </summary>
internal static class AgreedRows
{
    private const int MostReadings = 4;

    /// <summary>Whether rows of the set that was taken last are not among those that were read in pages.</summary>
    public static bool AreMissing(PolicySet? inForce, SourceRows found) => Gone(inForce, found).Count > 0;

    /// <param name="found">A first reading, in which rows are missing.</param>
    /// <param name="read">Reads all rows.</param>
    /// <param name="inForce">The set that was taken last.</param>
    /// <param name="place">The source's description.</param>
    /// <param name="deadline">Ends it.</param>
    public static async Task<SourceRows> AgreeAsync(
        SourceRows found, Func<object?, CancellationToken, Task<SourceRows>> read, PolicySet? inForce, string place, CancellationToken deadline)
    {
        for (var readings = 1; readings < MostReadings; readings++)
        {
            var again = await read(null, deadline).ConfigureAwait(false);
            if (!HasLost(found, again) || !AreMissing(inForce, again))
            {
                return again;
            }

            found = again;
        }

        throw new PolicySourceException(
            $"Rows of {place} are being removed while they are read: {MostReadings} readings found different ones gone. Wait until the edit is over; the next load tries again");
    }

    private static HashSet<string> Gone(PolicySet? inForce, SourceRows found)
    {
        if (inForce is null || !found.IsPaged || found.Rows is null)
        {
            return [];
        }

        var gone = inForce.Policies.Select(policy => policy.RowKey).ToHashSet(StringComparer.Ordinal);
        gone.ExceptWith(found.Rows.Select(row => row.RowKey));
        return gone;
    }

    private static bool HasLost(SourceRows before, SourceRows after)
    {
        var keys = before.Rows!.Select(row => row.RowKey).ToHashSet(StringComparer.Ordinal);
        keys.ExceptWith(after.Rows!.Select(row => row.RowKey));
        return keys.Count > 0;
    }
}
