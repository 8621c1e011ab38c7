using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using CorsFunctions.Rows;
using CorsFunctions.Sources;
using CorsFunctions.Tables.Reading;

namespace CorsFunctions.Tables;

/// <summary>Edits rows of a table, each on the condition that it is still as it was read (its ETag).</summary>
/// <param name="service">The table service.</param>
/// <param name="name">The table.</param>
/// <param name="app">The only app whose rows are read; null for all.</param>
/// <param name="history">Told of each change that was written.</param>
internal sealed class TablePolicyStore(TableService service, string name, string? app, TablePolicyHistory history) : IPolicyStore
{
    private readonly TableClient table = service.Client.GetTableClient(name);

    public string Description => $"table {name} at {service.Address}";

    public async Task<IReadOnlyList<StoredRow>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var versions = new List<string>();
            var read = await new TableReader(service, name, app).ReadAsync(known: null, versions, cancellationToken).ConfigureAwait(false);
            return [.. read.Rows!.Zip(versions, (row, version) => new StoredRow(row, version))];
        }
        catch (RequestFailedException e) when (e.Status == 404 && e.ErrorCode == TableErrorCode.TableNotFound)
        {
            return [];
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PolicySourceException(TableFailure.Describe(e, Description), e);
        }
    }

    public async Task<string?> WriteAsync(IReadOnlyList<RowChange> changes, IProgress<int>? written, CancellationToken cancellationToken)
    {
        try
        {
            string? warning = null;
            var done = 0;
            foreach (var transaction in TableTransactions.Split(changes))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await SubmitAsync(transaction, cancellationToken).ConfigureAwait(false);
                warning ??= await history.TryAddAsync(transaction).ConfigureAwait(false);
                written?.Report(done += transaction.Length);
            }

            return warning;
        }
        catch (Exception e) when (e is not (RowConflictException or PolicySourceException) && !cancellationToken.IsCancellationRequested)
        {
            throw new PolicySourceException(DescribeWrite(e), e);
        }
    }

    private async Task SubmitAsync(RowChange[] batch, CancellationToken cancellationToken)
    {
        try
        {
            await TableTransactions.SubmitAsync(table, [.. batch.Select(ToAction)], cancellationToken).ConfigureAwait(false);
        }
        catch (TableTransactionFailedException e) when (e.Status is 404 or 409 or 412 && e.ErrorCode != TableErrorCode.TableBeingDeleted)
        {
            var change = batch[e.FailedTransactionActionIndex ?? 0];
            throw new RowConflictException(e.Status switch
            {
                409 => $"Row '{Printable.Text(change.RowKey)}' was added by somebody else meanwhile, and this change was not written. Look at it, and try again",
                404 => $"Row '{Printable.Text(change.RowKey)}' was removed by somebody else meanwhile, and this change was not written. Look at the rows, and try again",
                _ => $"Row '{Printable.Text(change.RowKey)}' was edited by somebody else meanwhile, and this change was not written. Look at it, and try again",
            });
        }
    }

    private static TableTransactionAction ToAction(RowChange change) => change switch
    {
        { After: null, Before: { } before } => new(TableTransactionActionType.Delete, new TableEntity(change.PartitionKey, change.RowKey), new ETag(before.Version)),
        { After: { } after, Before: { } before } => new(TableTransactionActionType.UpdateReplace, ToEntity(after), new ETag(before.Version)),
        { After: { } after } => new(TableTransactionActionType.Add, ToEntity(after)),
        _ => throw new ArgumentException("A change without a row before and after changes nothing.", nameof(change)),
    };

    private static TableEntity ToEntity(PolicyRow row)
    {
        var entity = new TableEntity(row.PartitionKey, row.RowKey);
        foreach (var (column, value) in row.Columns)
        {
            if (value is not null)
            {
                entity[column] = value switch
                {
                    string[] list => string.Join(", ", list),
                    long number when number is >= int.MinValue and <= int.MaxValue => (int)number,
                    _ => value,
                };
            }
        }

        return entity;
    }

    private string DescribeWrite(Exception exception) => exception is RequestFailedException { Status: 403 }
        ? $"This identity or key may not write {Description}. Give it the role 'Storage Table Data Contributor' on the table; with a connection string, write the account's current key"
        : TableFailure.Describe(exception, Description);
}
