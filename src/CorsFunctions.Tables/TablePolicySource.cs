using Azure;
using Azure.Data.Tables.Models;
using CorsFunctions.Rows;
using CorsFunctions.Sources;
using CorsFunctions.Tables.Reading;

namespace CorsFunctions.Tables;

/// <summary>Rows from an Azure Storage table: one query of the app's partition a load, page by page.</summary>
internal sealed class TablePolicySource : IVersionedPolicySource
{
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
        var reader = new TableReader(service, table, app);
        try
        {
            var read = await reader.ReadAsync(request.Known as PageVersion, versions: null, cancellationToken).ConfigureAwait(false);
            return new SourceRows(read.Rows, read.Version, IsPaged: read.Version.Pages.Count > 1);
        }
        catch (RequestFailedException e) when (e.Status == 404 && e.ErrorCode == TableErrorCode.TableNotFound)
        {
            return null;
        }
        catch (Exception e) when (e is not PolicySourceException && !cancellationToken.IsCancellationRequested)
        {
            throw new PolicySourceException(TableFailure.Describe(e, Description, reader.ClockSkew), e);
        }
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
