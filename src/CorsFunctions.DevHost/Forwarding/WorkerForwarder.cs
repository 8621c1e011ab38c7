using System.Net;
using CorsFunctions.DevHost.Http;
using CorsFunctions.DevHost.Protocol;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace CorsFunctions.DevHost.Forwarding;

/// <summary>ASP.NET Core mode: the request itself goes to the worker's own server, and the invocation tells when it is done.</summary>
internal sealed class WorkerForwarder(IHttpForwarder forwarder, TimeProvider time) : IDisposable
{
    private const string InvocationId = "x-ms-invocation-id";

    // As the Functions host: a function may take that long.
    private static readonly ForwarderRequestConfig Config = new() { ActivityTimeout = TimeSpan.FromMinutes(4) };

    private readonly SocketsHttpHandler handler = new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
    };

    /// <exception cref="InvocationFailedException">The function failed, or its response did not arrive. Headers that came stay on the response.</exception>
    public async Task ForwardAsync(HttpContext http, string uri, string invocationId, Task<InvocationResponse> invocation)
    {
        http.Request.Headers[InvocationId] = invocationId;
        using var invoker = new HttpMessageInvoker(new RetryUntilListening(handler, invocation, time), disposeHandler: false);
        var forwarding = forwarder.SendAsync(http, uri, invoker, Config, HttpTransformer.Default).AsTask();

        // The worker would wait 15 s for a request that could not be forwarded, such as one with a header that is not ASCII.
        if (await Task.WhenAny(invocation, forwarding) == forwarding)
        {
            await CheckAsync();
        }

        try
        {
            await invocation;
        }
        catch
        {
            // What the worker has written of its response is the client's, its headers above all.
            await ((Task)forwarding).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await CheckAsync();

        async Task CheckAsync()
        {
            if (await forwarding is not ForwarderError.None and var error)
            {
                throw new InvocationFailedException($"The request could not be forwarded: {error}. {http.GetForwarderErrorFeature()?.Exception?.Message}");
            }
        }
    }

    public void Dispose() => handler.Dispose();
}
