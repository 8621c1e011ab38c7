using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;

namespace CorsFunctions.Browser.Tests.Support;

/// <summary>A functions app as the browser meets it: the app's child process behind the host, and before both what ends TLS and notes each request.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly ChildApp app;
    private readonly LoopbackServer server;
    private readonly HttpMessageInvoker client;
    private readonly ConcurrentQueue<SeenRequest> seen;

    private ApiServer(ChildApp app, LoopbackServer server, HttpMessageInvoker client, ConcurrentQueue<SeenRequest> seen) =>
        (this.app, this.server, this.client, this.seen) = (app, server, client, seen);

    /// <summary>The app itself, without what the browser sees.</summary>
    public HttpClient Client => app.Client;

    public string Output => app.Output.ToString();

    public static async Task<ApiServer> StartAsync(string mode, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var app = await ChildApp.StartAsync(BuiltFiles.App(mode), settings);
        using var services = new ServiceCollection().AddLogging().AddHttpForwarder().BuildServiceProvider();
        var forwarder = services.GetRequiredService<IHttpForwarder>();
        var client = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, AutomaticDecompression = DecompressionMethods.None });
        var seen = new ConcurrentQueue<SeenRequest>();
        var server = await LoopbackServer.StartAsync(async http =>
        {
            seen.Enqueue(SeenRequest.Of(http.Request));
            await forwarder.SendAsync(http, app.Address.GetLeftPart(UriPartial.Authority), client);
        });
        return new ApiServer(app, server, client, seen);
    }

    /// <summary>The URL of a path at a host, as in <c>https://api.example.test/api/data</c>, with this server's port.</summary>
    public string Url(string url)
    {
        var parts = new Uri(url);
        return $"{parts.Scheme}://{parts.Host}:{(parts.Scheme == "https" ? server.HttpsPort : server.HttpPort)}{parts.PathAndQuery}";
    }

    /// <summary>The requests since the last call.</summary>
    public IReadOnlyList<SeenRequest> TakeSeen()
    {
        var taken = new List<SeenRequest>();
        while (seen.TryDequeue(out var request))
        {
            taken.Add(request);
        }

        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        client.Dispose();
        await app.DisposeAsync();
    }
}

/// <summary>What a request says of itself, as far as CORS goes.</summary>
internal sealed record SeenRequest(string Url, string Method, string Origin, string? RequestMethod, string RequestHeaders)
{
    public bool IsPreflight => RequestMethod is not null;

    public static SeenRequest Of(HttpRequest request) => new(
        $"{request.Scheme}://{request.Host}{request.Path}{request.QueryString}", request.Method, request.Headers.Origin.ToString(),
        request.Headers.AccessControlRequestMethod.Count == 0 ? null : request.Headers.AccessControlRequestMethod.ToString(),
        request.Headers.AccessControlRequestHeaders.ToString());
}
