using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.DevHost.Tests.Support;

/// <summary>A DevHost on a free port, with the functions of this test assembly only.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    private readonly IHost _host;

    private RunningHost(IHost host, Uri address)
    {
        _host = host;
        Address = address;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public static Task<RunningHost> StartAsync(params string[] args) => StartAsync(_ => { }, args);

    public static async Task<RunningHost> StartAsync(Action<FunctionsApplicationBuilder> configure, params string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(["--urls", "http://127.0.0.1:0", .. args]);
        builder.Services.AddSingleton(new FunctionAssemblies(typeof(RunningHost).Assembly) { WithoutApp = true });
        builder.Services.AddSingleton(StartOutput.None);
        builder.Logging.ClearProviders();
        configure(builder);
        var host = builder.Build();
        await host.StartAsync(Cancellation);
        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new RunningHost(host, new Uri(addresses.Single()));
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
        => Client.SendAsync(new HttpRequestMessage(method, path), Cancellation);

    public async Task<string> GetTextAsync(string path) => await (await GetAsync(path)).Content.ReadAsStringAsync(Cancellation);

    public async Task<JsonElement> GetJsonAsync(string path) => JsonDocument.Parse(await GetTextAsync(path)).RootElement;

    /// <summary>Sends the bytes as they are; <c>\n</c> stands for a line end.</summary>
    public Task<RawResponse> SendRawAsync(string request) => RawHttp.SendAsync(Address, request, Cancellation);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}
