using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.DevHost.Hosting;

#pragma warning disable CA1001 // The stream is memory, and the worker's response is not disposable either.
internal sealed class WorkerResponse(FunctionContext context) : HttpResponseData(context)
#pragma warning restore CA1001
{
    private HttpHeadersCollection _headers = [];
    private Stream _body = new MemoryStream();
    private bool _sent;

    public override HttpStatusCode StatusCode { get; set; } = HttpStatusCode.OK;

    public override HttpHeadersCollection Headers
    {
        get => _headers;
        set => _headers = value ?? throw new InvalidOperationException($"{nameof(Headers)} property cannot be null");
    }

    public override Stream Body
    {
        get => _body;
        set => _body = value ?? throw new InvalidOperationException($"{nameof(Body)} property cannot be null");
    }

    public override HttpCookies Cookies { get; } = new WorkerCookies();

    /// <summary>The worker sends a response once: one object that is returned twice fails the second invocation.</summary>
    public void MarkSent()
    {
        if (_sent)
        {
            throw new InvalidOperationException("The current gRPC request has been consumed and cannot be retrieved again.");
        }

        _sent = true;
    }
}
