#nullable disable // Like the real library: annotations would change what the callers' compiler says.

using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The tables of one account.</summary>
public class TableServiceClient
{
    private readonly TableRest _rest;

    /// <summary>The account of this connection string.</summary>
    /// <inheritdoc cref="TableClient(string, string)" path="/exception" />
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>The account of this connection string.</summary>
    /// <inheritdoc cref="TableClient(string, string)" path="/exception" />
    public TableServiceClient(string connectionString, TableClientOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        var connection = TableConnectionString.Parse(connectionString);
        _rest = TableRest.Create(connection.Endpoint, options, new SharedKeyLitePolicy(connection.Credential));
    }

    /// <summary>The account at this endpoint, which has to be https.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(tokenCredential);
        _rest = TableRest.Create(endpoint, options, new BearerTokenAuthenticationPolicy(tokenCredential, TableClient.Scope));
    }

    /// <summary>The account at this endpoint.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    /// <summary>The account at this endpoint.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        _rest = TableRest.Create(endpoint, options, new SharedKeyLitePolicy(credential));
    }

    /// <summary>For mocks.</summary>
    protected TableServiceClient()
    {
    }

    /// <summary>The account's name.</summary>
    public virtual string AccountName => TableUri.AccountName(_rest.Endpoint);

    /// <summary>The account's address.</summary>
    public virtual Uri Uri => _rest.Endpoint;

    /// <summary>Makes a filter of an interpolated string; its values are quoted and escaped.</summary>
    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.Create(filter);

    /// <summary>A client for one table, on this client's pipeline.</summary>
    public virtual TableClient GetTableClient(string tableName)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return new(_rest, tableName);
    }

    /// <summary>Creates a table.</summary>
    public virtual Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateAsync(cancellationToken);

    /// <summary>Creates a table; if it exists the answer's status is 409.</summary>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateIfNotExistsAsync(cancellationToken);

    /// <summary>Deletes a table; if it does not exist the answer's status is 404.</summary>
    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).DeleteAsync(cancellationToken);

    /// <summary>The tables that the filter takes, for example <c>TableName eq 'CorsPolicies'</c>.</summary>
    public virtual AsyncPageable<TableItem> QueryAsync(
        string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default)
    {
        return new TablePageable<TableItem>(FetchAsync, maxPerPage);

        async Task<Page<TableItem>> FetchAsync(string nextTable, int? pageSize)
        {
            using var message = _rest.QueryTables(filter, pageSize, nextTable);
            var response = await _rest.SendAsync(message, cancellationToken, 200).ConfigureAwait(false);
            response.Headers.TryGetValue("x-ms-continuation-NextTableName", out var next);
            using var document = JsonDocument.Parse(response.Content);
            var tables = document.RootElement.GetProperty("value").EnumerateArray()
                .Select(table => new TableItem(table.GetProperty("TableName").GetString()))
                .ToList();
            return Page<TableItem>.FromValues(tables, next, response);
        }
    }

    /// <summary>The tables that the filter takes; the filter's values are quoted and escaped.</summary>
    public virtual AsyncPageable<TableItem> QueryAsync(
        FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        QueryAsync(CreateQueryFilter(filter), maxPerPage, cancellationToken);
}
