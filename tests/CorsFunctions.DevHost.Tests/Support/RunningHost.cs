using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.DevHost.Tests.Support;

/// <summary>A host on a free port, and the real worker in this process with the functions of this test assembly.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    private readonly InProcessApp app;

    private RunningHost(InProcessApp app, SharedWriter output)
    {
        this.app = app;
        Output = output;
    }

    public Uri Address => app.Address;

    public HttpClient Client => app.Client;

    public SharedWriter Output { get; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<RunningHost> StartAsync(
        Action<FunctionsApplicationBuilder>? configure = null, bool requireKeys = false, params (string Name, string Value)[] settings)
    {
        var output = new SharedWriter();
        var options = new FunctionsHostOptions { Urls = "http://127.0.0.1:0", RequireKeys = requireKeys, Output = output };
        foreach (var (name, value) in settings)
        {
            options.Settings[name] = value;
        }

        return new RunningHost(
            await InProcessApp.StartAsync(
                builder =>
                {
                    builder.Logging.SetMinimumLevel(LogLevel.Warning);
                    configure?.Invoke(builder);
                },
                options,
                Cancellation),
            output);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
        => Client.SendAsync(new HttpRequestMessage(method, path), Cancellation);

    public async Task<string> GetTextAsync(string path) => await (await GetAsync(path)).Content.ReadAsStringAsync(Cancellation);

    public async Task<JsonElement> GetJsonAsync(string path) => JsonDocument.Parse(await GetTextAsync(path)).RootElement;

    /// <summary>Sends the text as it is; <c>\n</c> stands for a line end.</summary>
    public Task<RawResponse> SendRawAsync(string request) => RawHttp.SendAsync(Address, request);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
