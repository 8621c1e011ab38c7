using System.Net;
using System.Text;
using Azure.Core.Pipeline;
using CorsFunctions.Tables;
using Microsoft.Extensions.Configuration;

namespace CorsFunctions.Storage.Tests.Support;

/// <summary>In the place of a table service: answers each request with the next of its answers, and keeps what was asked.</summary>
internal sealed class CannedService(params HttpResponseMessage[] answers) : HttpMessageHandler
{
    public const string NoRows = """{"value":[]}""";

    // New for each request, or of the machine that sends it.
    private static readonly string[] Varying = ["x-ms-client-request-id", "x-ms-date", "Authorization", "traceparent"];

    private readonly TaskCompletionSource together = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<HttpRequestMessage> Requests { get; } = [];

    /// <summary>So many requests have to be there before the first is answered.</summary>
    public int Together { get; init; }

    /// <summary>The requests as text, without what is new in each.</summary>
    public IEnumerable<string> Texts => Requests.Select(request =>
        $"{request.Method} {request.RequestUri!.AbsoluteUri}\n{string.Join('\n', request.Headers.Where(header => !Varying.Contains(header.Key)).Select(header => $"{header.Key}: {string.Join(' ', header.Value)}").Order(StringComparer.Ordinal))}");

    public static HttpResponseMessage Page(string body, string? nextPartition = null, string? nextRow = null)
    {
        var page = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (nextPartition is not null)
        {
            page.Headers.Add("x-ms-continuation-NextPartitionKey", nextPartition);
        }

        if (nextRow is not null)
        {
            page.Headers.Add("x-ms-continuation-NextRowKey", nextRow);
        }

        return page;
    }

    /// <summary>The service of a connection string, with this as what carries its requests.</summary>
    public TableService Open(string connectionString)
    {
        var connection = StorageConnection.Find(new ConfigurationBuilder().AddInMemoryCollection([new("CorsStorage", connectionString)]).Build())!;
        Assert.True(connection.TryFindService(out var service, out var error, new HttpClientTransport(this)), error);
        return service;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer;
        lock (Requests)
        {
            Requests.Add(request);
            answer = answers[Requests.Count - 1];
            if (Requests.Count >= Together)
            {
                together.TrySetResult();
            }
        }

        await together.Task.WaitAsync(cancellationToken);
        return answer;
    }
}
