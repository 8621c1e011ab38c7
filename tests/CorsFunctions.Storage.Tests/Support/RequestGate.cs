using System.Net;
using System.Net.Http.Headers;

namespace CorsFunctions.Storage.Tests.Support;

/// <summary>Between the client and the network: counts the requests, keeps them waiting and answers them, if a test wants it so.</summary>
internal sealed class RequestGate() : DelegatingHandler(new SocketsHttpHandler())
{
    private volatile TaskCompletionSource next = NewSource();
    private volatile TaskCompletionSource? closed;
    private int requests;

    public int Requests => Volatile.Read(ref requests);

    /// <summary>Done when another request comes.</summary>
    public Task Next => next.Task.WaitAsync(PolicyTable.Cancellation);

    /// <summary>Answers in place of the service where it does not return null.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?> Answer { get; set; } = _ => null;

    /// <summary>Done before a request is sent.</summary>
    public Func<HttpRequestMessage, Task> Before { get; set; } = _ => Task.CompletedTask;

    public static HttpResponseMessage Error(HttpStatusCode status, string code) => new(status)
    {
        Content = new StringContent($$"""{"odata.error": {"code": "{{code}}", "message": {"lang": "en-US", "value": "No."} } }""", MediaTypeHeaderValue.Parse("application/json")),
    };

    public void Close() => closed = NewSource();

    public void Open() => closed?.TrySetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref requests);
        Interlocked.Exchange(ref next, NewSource()).SetResult();
        if (closed is { } gate)
        {
            await gate.Task.WaitAsync(cancellationToken);
        }

        await Before(request);
        return Answer(request) ?? await base.SendAsync(request, cancellationToken);
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
