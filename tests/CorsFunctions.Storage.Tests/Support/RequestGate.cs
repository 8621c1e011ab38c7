namespace CorsFunctions.Storage.Tests.Support;

/// <summary>Between the client and the network: counts the requests, and keeps them waiting while a test wants it so.</summary>
internal sealed class RequestGate() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource? closed;
    private int requests;

    public int Requests => Volatile.Read(ref requests);

    /// <summary>The first request has come to the gate.</summary>
    public Task First => first.Task.WaitAsync(PolicyTable.Cancellation);

    public void Close() => closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => closed?.TrySetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref requests);
        first.TrySetResult();
        if (closed is { } gate)
        {
            await gate.Task.WaitAsync(cancellationToken);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
