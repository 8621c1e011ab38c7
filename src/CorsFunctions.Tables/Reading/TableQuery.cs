using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Core;

namespace CorsFunctions.Tables.Reading;

/// <summary>The query for an app's rows, one request a page (<see href="https://learn.microsoft.com/rest/api/storageservices/query-entities"/>).</summary>
/// <remarks>
/// The requests are those of the client's own <c>QueryAsync</c>, in a pipeline like the client's. The client itself compiles eighteen
/// expression trees and a regular expression for its first query, which is most of what a load costs in a cold start, and parses pages
/// that are the last ones to the byte.
/// </remarks>
/// <param name="service">The service.</param>
/// <param name="table">The table.</param>
/// <param name="app">The app whose rows are asked for; null for all.</param>
internal sealed class TableQuery(TableService service, string table, string? app)
{
    private const string Format = "application/json;odata=minimalmetadata";

    /// <summary>How far this machine's clock is ahead of the service's, when an answer shows that.</summary>
    public TimeSpan ClockSkew { get; private set; }

    /// <param name="before">The page before; null for the first.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="RequestFailedException">The service refuses.</exception>
    public async Task<TablePage> GetPageAsync(TablePage? before, CancellationToken cancellationToken)
    {
        using var message = service.Pipeline.CreateMessage();
        Write(message.Request, before);
        await service.Pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        NoteClock(message);
        return message.Response.Status == 200
            ? new TablePage(message.ExtractResponseContent() as AnswerBody ?? throw new InvalidAnswerException("sends no rows"), message.Response.Headers)
            : throw new RequestFailedException(message.Response, innerException: null, new TableErrorParser());
    }

    private void Write(Request request, TablePage? before)
    {
        request.Method = RequestMethod.Get;
        request.Uri.Reset(service.Endpoint);
        request.Uri.AppendPath($"/{table}()", escape: false);
        request.Uri.AppendQuery("$format", Format, escapeValue: true);
        if (app is not null)
        {
            request.Uri.AppendQuery("$filter", $"PartitionKey eq '{app.Replace("'", "''", StringComparison.Ordinal)}'", escapeValue: true);
        }

        if (before is not null)
        {
            request.Uri.AppendQuery("NextPartitionKey", before.NextPartition ?? "", escapeValue: true);
        }

        if (before?.NextRow is { Length: > 0 } row)
        {
            request.Uri.AppendQuery("NextRowKey", row, escapeValue: true);
        }

        request.Headers.Add("x-ms-version", "2020-12-06");
        request.Headers.Add("DataServiceVersion", "3.0");
        request.Headers.Add("Accept", Format);
    }

    private void NoteClock(HttpMessage message)
    {
        if (message.Request.Headers.TryGetValue("x-ms-date", out var sent)
            && DateTimeOffset.TryParse(sent, System.Globalization.CultureInfo.InvariantCulture, out var here)
            && message.Response.Headers.Date is { } there)
        {
            ClockSkew = here - there;
        }
    }
}

/// <summary>One page of a query's answer.</summary>
internal sealed class TablePage : IDisposable
{
    private readonly AnswerBody body;

    public TablePage(AnswerBody body, ResponseHeaders headers)
    {
        this.body = body;
        NextPartition = headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition) ? partition : null;
        NextRow = headers.TryGetValue("x-ms-continuation-NextRowKey", out var row) ? row : null;
    }

    /// <summary>Where the next page begins.</summary>
    public string? NextPartition { get; }

    /// <summary>Where the next page begins.</summary>
    public string? NextRow { get; }

    public bool IsLast => NextPartition is null && NextRow is null;

    public ReadOnlySpan<byte> Bytes => body.Bytes;

    public bool ContinuesAs(TablePage? other) => other is not null && NextPartition == other.NextPartition && NextRow == other.NextRow;

    /// <summary>Names the page's bytes, and whether it is the last one.</summary>
    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(body.Bytes);
        foreach (var next in (ReadOnlySpan<string?>)[NextPartition, NextRow])
        {
            hash.AppendData(Encoding.UTF8.GetBytes(next is null ? "\r" : $"\n{next}"));
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return Convert.ToHexString(digest);
    }

    public void Dispose() => body.Dispose();
}
