using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using CorsFunctions.Rows;
using CorsFunctions.Sources;

namespace CorsFunctions.Tables;

/// <summary>What the tool changed, newest first, in a table of its own beside the policies: <c>CorsPoliciesHistory</c>.</summary>
/// <remarks>Edits by other tools are not in it.</remarks>
/// <param name="service">The table service.</param>
/// <param name="policies">The name of the table with the policies.</param>
/// <param name="by">Who edits.</param>
/// <param name="time">The clock.</param>
internal sealed class TablePolicyHistory(TableServiceClient service, string policies, string by, TimeProvider time)
{
    /// <summary>The longest text in a column: 64 KB of UTF-16.</summary>
    private const int LongestText = 32 * 1024;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TableClient table = service.GetTableClient($"{policies}History");

    private string Description => $"table {table.Name} at {service.Uri.GetLeftPart(UriPartial.Path)}";

    /// <summary>Notes changes that are written already, so it fails for nothing, and is not cancelled.</summary>
    /// <param name="changes">One transaction of them.</param>
    /// <returns>Why they could not be noted; null where they are.</returns>
    public async Task<string?> TryAddAsync(IReadOnlyList<RowChange> changes)
    {
        var now = time.GetUtcNow();
        try
        {
            await TableTransactions.SubmitAsync(
                table, [.. changes.Select((change, i) => new TableTransactionAction(TableTransactionActionType.Add, ToEntity(change, now, i)))], CancellationToken.None).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return "The change is written, but the history lacks it: " + (e is RequestFailedException { Status: 403 }
                ? $"this identity or key may not write {Description}. Give it the role 'Storage Table Data Contributor' there as well"
                : TableFailure.Describe(e, Description));
        }
    }

    /// <param name="app">The app whose changes are read.</param>
    /// <param name="rowKey">The only row; null for all.</param>
    /// <param name="most">How many changes are read at most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="PolicySourceException">The table cannot be read.</exception>
    public async Task<IReadOnlyList<PastChange>> ReadAsync(string app, string? rowKey, int most, CancellationToken cancellationToken)
    {
        var filter = rowKey is null ? TableClient.CreateQueryFilter($"PartitionKey eq {app}") : TableClient.CreateQueryFilter($"PartitionKey eq {app} and Row eq {rowKey}");
        var found = new List<PastChange>();
        try
        {
            await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                found.Add(new PastChange(
                    entity.GetDateTimeOffset("At") ?? default, entity.GetString("Row") ?? "", entity.GetString("Change") ?? "",
                    entity.GetString("By") ?? "", entity.GetString("Before"), entity.GetString("After")));
                if (found.Count == most)
                {
                    break;
                }
            }
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.TableNotFound)
        {
            return [];
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PolicySourceException(TableFailure.Describe(e, Description), e);
        }

        return found;
    }

    private TableEntity ToEntity(RowChange change, DateTimeOffset now, int position)
    {
        // The service sorts by key, so the newest needs the smallest; the rest keeps changes of one tick apart.
        var key = string.Create(CultureInfo.InvariantCulture, $"{long.MaxValue - now.UtcTicks:D19}-{position:D3}-{Guid.NewGuid():N}");
        return new TableEntity(change.PartitionKey, key)
        {
            ["At"] = now,
            ["Row"] = change.RowKey,
            ["Change"] = change.Verb,
            ["By"] = by,
            ["Before"] = Text(change.Before?.Row),
            ["After"] = Text(change.After),
        };
    }

    private static string? Text(PolicyRow? row)
    {
        if (row is null)
        {
            return null;
        }

        var text = JsonSerializer.Serialize(row.Columns.Where(column => column.Value is not null).OrderBy(column => column.Key, StringComparer.Ordinal).ToDictionary(), Json);
        return text.Length <= LongestText ? text : "(too long to be kept)";
    }
}

/// <summary>A change that the tool made.</summary>
internal sealed record PastChange(DateTimeOffset At, string Row, string Change, string By, string? Before, string? After);
