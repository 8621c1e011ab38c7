using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using CorsFunctions.Rows;
using CorsFunctions.Sources;

namespace CorsFunctions.Tables;

/// <summary>Rows from an Azure Storage table: one query of the app's partition a load, page by page.</summary>
internal sealed class TablePolicySource : IPolicySource
{
    private readonly TableClient table;
    private readonly string app;

    public TablePolicySource(TableServiceClient service, string table, string app)
    {
        this.table = service.GetTableClient(table);
        this.app = app;
        Description = $"table {table} at {service.Uri.GetLeftPart(UriPartial.Path)}, partition '{app}'";
    }

    public string Description { get; }

    public async Task<IReadOnlyList<PolicyRow>> LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await QueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.TableNotFound)
        {
            await CreateAsync(cancellationToken).ConfigureAwait(false);
            return [];
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PolicySourceException(TableFailure.Describe(e, Description), e);
        }
    }

    private async Task<List<PolicyRow>> QueryAsync(CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {app}");
        var reader = new EntityRowReader();
        var rows = new List<PolicyRow>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            rows.Add(reader.Read(entity));
        }

        return rows;
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await table.CreateIfNotExistsAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 403)
        {
            throw new PolicySourceException(
                $"There is no {Description}, and this app's identity may not create it. Create the table '{table.Name}', or give the identity the role 'Storage Table Data Contributor' on the account", e);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PolicySourceException(TableFailure.Describe(e, Description), e);
        }
    }
}
