#nullable disable // Like the real library: annotations would change what the callers' compiler says.

using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>Reads and writes the rows of one table.</summary>
public partial class TableClient
{
    internal const string Scope = "https://storage.azure.com/.default";

    private readonly TableRest _rest;

    /// <summary>The table of this connection string's account.</summary>
    /// <exception cref="InvalidOperationException">The connection string is malformed.</exception>
    /// <exception cref="ArgumentException">It does not name an account.</exception>
    /// <exception cref="FormatException">Its endpoint is no URI or its key is not base64.</exception>
    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, default)
    {
    }

    /// <summary>The table of this connection string's account.</summary>
    /// <inheritdoc cref="TableClient(string, string)" path="/exception" />
    public TableClient(string connectionString, string tableName, TableClientOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        var connection = TableConnectionString.Parse(connectionString);
        Name = tableName;
        _rest = Connect(connection.Endpoint, new SharedKeyLitePolicy(connection.Credential), options);
    }

    /// <summary>The table of the account at this endpoint, which has to be https.</summary>
    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(tokenCredential);
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        Name = tableName;
        _rest = Connect(endpoint, new BearerTokenAuthenticationPolicy(tokenCredential, Scope), options);
    }

    /// <summary>The table of the account at this endpoint.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    /// <summary>The table of the account at this endpoint.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        Name = tableName;
        _rest = Connect(endpoint, new SharedKeyLitePolicy(credential), options);
    }

    internal TableClient(TableRest rest, string tableName)
    {
        Name = tableName;
        _rest = rest.At(TableUri.WithoutTable(rest.Endpoint, tableName));
    }

    /// <summary>For mocks.</summary>
    protected TableClient()
    {
    }

    /// <summary>The table's name.</summary>
    public virtual string Name { get; }

    /// <summary>The account's name.</summary>
    public virtual string AccountName => TableUri.AccountName(_rest.Endpoint);

    /// <summary>The table's address.</summary>
    public virtual Uri Uri => TableUri.WithTable(_rest.Endpoint, Name);

    /// <summary>Creates the table.</summary>
    /// <exception cref="RequestFailedException">It exists (409), or the service refused otherwise.</exception>
    public virtual async Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default)
    {
        using var message = _rest.CreateTable(Name);
        var response = await _rest.SendAsync(message, cancellationToken, 201, 204).ConfigureAwait(false);
        return Response.FromValue(new TableItem(Name), response);
    }

    /// <summary>Creates the table; if it exists the answer's status is 409.</summary>
    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = _rest.CreateTable(Name);
        var response = await _rest.SendAsync(message, cancellationToken, 201, 204, 409).ConfigureAwait(false);
        if (response.Status == 409 && new RequestFailedException(response) is var error && error.ErrorCode == TableErrorCode.TableBeingDeleted)
        {
            throw error;
        }

        return Response.FromValue(new TableItem(Name), response);
    }

    /// <summary>Deletes the table; if it does not exist the answer's status is 404.</summary>
    public virtual async Task<Response> DeleteAsync(CancellationToken cancellationToken = default)
    {
        using var message = _rest.DeleteTable(Name);
        return await _rest.SendAsync(message, cancellationToken, 204, 404).ConfigureAwait(false);
    }

    private TableRest Connect(Uri endpoint, HttpPipelinePolicy authentication, TableClientOptions options) =>
        TableRest.Create(TableUri.WithoutTable(endpoint, Name), options, authentication);
}
