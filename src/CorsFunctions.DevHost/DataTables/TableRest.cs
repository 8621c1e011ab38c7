using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>Makes and sends the requests of the Table service's REST API.</summary>
internal sealed class TableRest(HttpPipeline pipeline, Uri endpoint, string version)
{
    public const string MinimalMetadata = "application/json;odata=minimalmetadata";

    public static TableRest Create(Uri endpoint, TableClientOptions? options, HttpPipelinePolicy authentication)
    {
        options ??= new TableClientOptions();
        var pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            // Per retry: a signature has a date and a token expires.
            PerRetryPolicies = { authentication },
            ResponseClassifier = new ResponseClassifier(),
            RequestFailedDetailsParser = new ODataErrorParser(),
        });
        return new(pipeline, endpoint, options.VersionString);
    }

    public Uri Endpoint => endpoint;

    public TableRest At(Uri other) => other == endpoint ? this : new(pipeline, other, version);

    public HttpMessage CreateTable(string name)
    {
        var message = Message(RequestMethod.Post, "/Tables");
        message.Request.Headers.Add("Prefer", "return-no-content");
        return WithJson(message, RequestContent.Create(new { TableName = name }));
    }

    public HttpMessage DeleteTable(string name) => Message(RequestMethod.Delete, $"/Tables('{Uri.EscapeDataString(name)}')");

    public HttpMessage QueryTables(string? filter, int? top, string? nextTable)
    {
        var message = Message(RequestMethod.Get, "/Tables");
        AddQuery(message, "$format", MinimalMetadata);
        AddQuery(message, "$top", top?.ToString(CultureInfo.InvariantCulture));
        AddQuery(message, "$filter", filter);
        AddQuery(message, "NextTableName", nextTable);
        return message;
    }

    public HttpMessage QueryEntities(string table, string? filter, string? select, int? top, string? nextPartition, string? nextRow)
    {
        var message = Message(RequestMethod.Get, $"/{Uri.EscapeDataString(table)}()");
        AddQuery(message, "$format", MinimalMetadata);
        AddQuery(message, "$top", top?.ToString(CultureInfo.InvariantCulture));
        AddQuery(message, "$select", select);
        AddQuery(message, "$filter", filter);
        AddQuery(message, "NextPartitionKey", nextPartition);
        AddQuery(message, "NextRowKey", nextRow);
        return message;
    }

    public HttpMessage GetEntity(string table, string partitionKey, string rowKey, string? select)
    {
        var message = Message(RequestMethod.Get, EntityPath(table, partitionKey, rowKey));
        AddQuery(message, "$format", MinimalMetadata);
        AddQuery(message, "$select", select);
        return message;
    }

    public HttpMessage Insert(string table, ITableEntity entity)
    {
        var message = Message(RequestMethod.Post, $"/{Uri.EscapeDataString(table)}");
        message.Request.Headers.Add("Prefer", "return-no-content");
        return WithJson(message, EntityWriter.Write(entity));
    }

    /// <summary>Without <paramref name="ifMatch"/> the row is inserted if it does not exist.</summary>
    public HttpMessage Update(string table, ITableEntity entity, TableUpdateMode mode, ETag ifMatch = default)
    {
        var method = mode switch
        {
            TableUpdateMode.Merge => RequestMethod.Patch,
            TableUpdateMode.Replace => RequestMethod.Put,
            _ => throw new ArgumentException($"Unexpected value for {nameof(mode)}: {mode}", nameof(mode)),
        };
        var message = Message(method, EntityPath(table, entity.PartitionKey, entity.RowKey));
        if (ifMatch != default)
        {
            message.Request.Headers.Add("If-Match", ifMatch.ToString());
        }

        return WithJson(message, EntityWriter.Write(entity));
    }

    public HttpMessage DeleteEntity(string table, string partitionKey, string rowKey, ETag ifMatch)
    {
        var message = Message(RequestMethod.Delete, EntityPath(table, partitionKey, rowKey));
        message.Request.Headers.Add("If-Match", ifMatch == default ? ETag.All.ToString() : ifMatch.ToString());
        return message;
    }

    public HttpMessage Batch(BatchContent batch)
    {
        var message = Message(RequestMethod.Post, "/$batch");
        message.Request.Headers.Add("Content-Type", batch.ContentType);
        message.Request.Content = batch.ToContent();
        return message;
    }

    /// <summary>The answer if its status is one of those expected; else the service's error.</summary>
    public async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken, params int[] expected)
    {
        await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return expected.Contains(message.Response.Status) ? message.Response : throw new RequestFailedException(message.Response);
    }

    private static string EntityPath(string table, string partitionKey, string rowKey) =>
        $"/{Uri.EscapeDataString(table)}(PartitionKey='{Key(partitionKey)}',RowKey='{Key(rowKey)}')";

    private static string Key(string key) => Uri.EscapeDataString(ODataFilter.Quote(key));

    private static void AddQuery(HttpMessage message, string name, string? value)
    {
        if (value is not null)
        {
            message.Request.Uri.AppendQuery(name, value, escapeValue: true);
        }
    }

    private static HttpMessage WithJson(HttpMessage message, RequestContent content)
    {
        message.Request.Headers.Add("Content-Type", "application/json");
        message.Request.Content = content;
        return message;
    }

    private HttpMessage Message(RequestMethod method, string path)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(endpoint);
        message.Request.Uri.AppendPath(path, escape: false);
        message.Request.Headers.Add("x-ms-version", version);
        message.Request.Headers.Add("DataServiceVersion", "3.0");
        message.Request.Headers.Add("Accept", MinimalMetadata);
        return message;
    }
}
