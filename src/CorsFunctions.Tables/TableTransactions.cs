using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using CorsFunctions.Rows;
using CorsFunctions.Sources;

namespace CorsFunctions.Tables;

/// <summary>What the service takes in one transaction: 100 changes of one partition, 4 MiB.</summary>
internal static class TableTransactions
{
    private const int MostChanges = 100;

    // A character takes six bytes where JSON escapes it, and the history has the row before and after.
    private const int MostCharacters = 250_000;

    /// <summary>The changes in as few transactions as may be, in their order.</summary>
    public static IEnumerable<RowChange[]> Split(IEnumerable<RowChange> changes)
    {
        var (transaction, size) = (new List<RowChange>(), 0);
        foreach (var change in changes)
        {
            var more = SizeOf(change.Before?.Row) + SizeOf(change.After);
            if (transaction.Count > 0 && (transaction.Count == MostChanges || size + more > MostCharacters || transaction[0].PartitionKey != change.PartitionKey))
            {
                yield return [.. transaction];
                (transaction, size) = ([], 0);
            }

            transaction.Add(change);
            size += more;
        }

        if (transaction.Count > 0)
        {
            yield return [.. transaction];
        }
    }

    /// <summary>Submits a transaction; makes the table where there is none, which an identity with a role on the table alone may not and need not.</summary>
    public static async Task SubmitAsync(TableClient table, IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.TableNotFound)
        {
            await table.CreateIfNotExistsAsync(cancellationToken).ConfigureAwait(false);
            await table.SubmitTransactionAsync(actions, cancellationToken).ConfigureAwait(false);
        }
    }

    private static int SizeOf(PolicyRow? row) => row?.Columns.Sum(column => column.Key.Length + column.Value switch
    {
        string text => text.Length,
        string[] list => list.Sum(element => element.Length + 2),
        _ => 0,
    }) ?? 0;
}
