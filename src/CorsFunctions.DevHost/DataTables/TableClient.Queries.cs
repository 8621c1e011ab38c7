#nullable disable // Like the real library: annotations would change what the callers' compiler says.

using System.Text.Json;

namespace Azure.Data.Tables;

public partial class TableClient
{
    /// <summary>Makes a filter of an interpolated string; its values are quoted and escaped.</summary>
    /// <exception cref="ArgumentException">A value has a type without an OData literal.</exception>
    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.Create(filter);

    /// <summary>The rows that the filter takes, page by page (1,000 rows, if <paramref name="maxPerPage"/> does not say less).</summary>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var columns = select == null ? null : string.Join(',', select);
        return new TablePageable<T>(FetchAsync, maxPerPage);

        async Task<Page<T>> FetchAsync(string continuationToken, int? pageSize)
        {
            var (partition, row) = SplitToken(continuationToken);
            using var message = _rest.QueryEntities(Name, filter, columns, pageSize, partition, row);
            var response = await _rest.SendAsync(message, cancellationToken, 200).ConfigureAwait(false);
            return Page<T>.FromValues(ReadPage<T>(response), Token(response), response);
        }
    }

    /// <summary>Does all of the actions or none; they have to be of one partition.</summary>
    /// <exception cref="TableTransactionFailedException">One was refused.</exception>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        using var batch = new BatchContent();
        var isEmpty = true;
        foreach (var action in transactionActions)
        {
            isEmpty = false;
            using var part = Part(action);
            batch.Add(part.Request);
        }

        if (isEmpty)
        {
            throw new InvalidOperationException("Transaction contains no actions.");
        }

        using var message = _rest.Batch(batch);
        var response = await _rest.SendAsync(message, cancellationToken, 202).ConfigureAwait(false);
        var answers = BatchReader.Read(response.Content);
        return answers.FirstOrDefault(answer => answer.Status >= 400) is { } failed
            ? throw new TableTransactionFailedException(new RequestFailedException(failed, null, new ODataErrorParser()))
            : Response.FromValue(answers, response);
    }

    private static List<T> ReadPage<T>(Response response)
        where T : class, ITableEntity
    {
        using var document = JsonDocument.Parse(response.Content);
        var rows = new List<T>();
        if (document.RootElement.TryGetProperty("value", out var value))
        {
            foreach (var row in value.EnumerateArray())
            {
                rows.Add(EntityBinder.FromColumns<T>(EntityReader.Read(row)));
            }
        }

        return rows;
    }

    // A token is both headers, parted by a blank. A missing second half means "from the start of that partition".
    private static string Token(Response response)
    {
        response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition);
        response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row);
        return partition == null && row == null ? null : $"{partition} {row}";
    }

    private static (string Partition, string Row) SplitToken(string token)
    {
        if (token is not { Length: > 1 })
        {
            return (null, null);
        }

        var parts = token.Split(' ', 2);
        return (parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null);
    }

    private Core.HttpMessage Part(TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.Add => _rest.Insert(Name, action.Entity),
        TableTransactionActionType.Delete => _rest.DeleteEntity(Name, action.Entity.PartitionKey, action.Entity.RowKey, action.ETag),
        TableTransactionActionType.UpdateReplace => _rest.Update(Name, action.Entity, TableUpdateMode.Replace, action.ETag),
        TableTransactionActionType.UpdateMerge => _rest.Update(Name, action.Entity, TableUpdateMode.Merge, action.ETag),
        TableTransactionActionType.UpsertReplace => _rest.Update(Name, action.Entity, TableUpdateMode.Replace),
        TableTransactionActionType.UpsertMerge => _rest.Update(Name, action.Entity, TableUpdateMode.Merge),
        _ => throw new InvalidOperationException("Unknown request type."),
    };
}
