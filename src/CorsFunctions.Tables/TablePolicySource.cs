using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using CorsFunctions.Rows;
using CorsFunctions.Sources;

namespace CorsFunctions.Tables;

/// <summary>Rows from an Azure Storage table: one query of the app's partition a load, page by page.</summary>
internal sealed class TablePolicySource : IVersionedPolicySource
{
    // The service may send a page without rows where a query meets a boundary between its servers, now and then.
    private const int MostEmptyPages = 100;
    private const int MostRows = 1_000_000;

    private readonly TableService service;
    private readonly string table;
    private readonly string app;
    private EarlyLoad? early;

    public TablePolicySource(TableService service, string table, string app)
    {
        (this.service, this.table, this.app) = (service, table, app);
        Description = $"table {table} at {service.Address}, partition '{app}'";
    }

    public string Description { get; }

    public async Task<IReadOnlyList<PolicyRow>> LoadAsync(CancellationToken cancellationToken) =>
        (await LoadAsync(new SourceRequest(Known: null, WasRead: false), cancellationToken).ConfigureAwait(false)).Rows!;

    /// <summary>Begins a load ahead of who asks for the first, and gets its rows.</summary>
    public void LoadEarly()
    {
        if (service.IsEncrypted)
        {
            TrustStore.ReadEarly();
        }

        early = new EarlyLoad(TimeProvider.System, () => TryLoadAsync(new SourceRequest(Known: null, WasRead: false), CancellationToken.None));
    }

    /// <summary>True when it reads the same table with the same settings.</summary>
    public bool IsSame(TablePolicySource other) => service.IsSame(other.service) && table == other.table && app == other.app;

    public async Task<SourceRows> LoadAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        var rows = Interlocked.Exchange(ref early, null) is { IsYoung: true } begun ? await begun.Rows.WaitAsync(cancellationToken).ConfigureAwait(false) : null;
        rows ??= await TryLoadAsync(request, cancellationToken).ConfigureAwait(false);
        if (rows is not null)
        {
            return rows;
        }

        // A table that was read from and is gone was deleted; to make it anew would hide that.
        if (!request.WasRead)
        {
            await CreateAsync(cancellationToken).ConfigureAwait(false);
        }

        return new SourceRows([], Version: null, IsPaged: false);
    }

    // Null when there is no table.
    private async Task<SourceRows?> TryLoadAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        var reading = new PageReading(request.Known as PageVersion);
        try
        {
            var client = service.Client.GetTableClient(table);
            var rows = await QueryAsync(client, reading, cancellationToken).ConfigureAwait(false);
            if (reading.IsIncomplete)
            {
                reading = new PageReading(known: null);
                rows = await QueryAsync(client, reading, cancellationToken).ConfigureAwait(false);
            }

            return new SourceRows(reading.IsUnchanged ? null : rows, reading.Version, reading.Pages > 1);
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.TableNotFound)
        {
            return null;
        }
        catch (Exception e) when (e is not PolicySourceException && !cancellationToken.IsCancellationRequested)
        {
            throw new PolicySourceException(TableFailure.Describe(e, Description, reading.ClockSkew), e);
        }
    }

    private async Task<List<PolicyRow>> QueryAsync(TableClient client, PageReading reading, CancellationToken cancellationToken)
    {
        // Only for the requests below: what is set in an async method ends with it.
        PageReading.Current = reading;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {app}");
        var reader = new EntityRowReader(app);
        var rows = new List<PolicyRow>();
        var (empty, continuation) = (0, (string?)null);
        await foreach (var page in client.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).AsPages().ConfigureAwait(false))
        {
            if (reading.IsIncomplete && !reading.LastWasPassedOver)
            {
                break;
            }

            rows.AddRange(page.Values.Select(reader.Read));
            empty = page.Values.Count > 0 || reading.LastWasPassedOver ? 0 : empty + 1;
            if (empty > MostEmptyPages)
            {
                throw new InvalidAnswerException($"sent {empty} pages without rows one after the other, and promises more");
            }

            if (rows.Count > MostRows)
            {
                throw new InvalidAnswerException($"sends more than {MostRows} rows");
            }

            if (page.ContinuationToken is { } next && next == continuation)
            {
                throw new InvalidAnswerException("sends the same page again and again");
            }

            continuation = page.ContinuationToken;
        }

        return rows;
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await service.Client.GetTableClient(table).CreateIfNotExistsAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 403)
        {
            throw new PolicySourceException(
                $"There is no {Description}, and this app's identity may not create it. Create the table '{table}', or give the identity the role 'Storage Table Data Contributor' on the account", e);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PolicySourceException(TableFailure.Describe(e, Description), e);
        }
    }
}
