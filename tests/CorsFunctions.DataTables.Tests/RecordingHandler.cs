using System.Net;
using Azure.Core.Pipeline;

namespace CorsFunctions.DataTables.Tests;

/// <summary>A transport that keeps the requests and answers each with the same body, an empty page by default.</summary>
internal sealed class RecordingHandler(string body = """{"value":[]}""") : HttpMessageHandler
{
    public List<HttpRequestMessage> Requests { get; } = [];

    public HttpPipelineTransport Transport => new HttpClientTransport(this);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) });
    }
}
