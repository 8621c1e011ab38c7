using CorsFunctions.Browser;
using CorsFunctions.Sources;
using CorsFunctions.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace CorsFunctions.Storage.Tests.Support;

/// <summary>A function app on the real worker, its policies in a table, its clock in the hands of the test.</summary>
internal sealed class StorageApp : IAsyncDisposable
{
    private readonly InProcessApp app;
    private readonly FakeLogCollector logs;

    private StorageApp(InProcessApp app, FakeTimeProvider clock, FakeLogCollector logs) => (this.app, Clock, this.logs) = (app, clock, logs);

    public FakeTimeProvider Clock { get; }

    public PolicyCache Cache => app.Services.GetRequiredService<PolicyCache>();

    /// <summary>What the app logged, in all categories, with its exceptions.</summary>
    public IReadOnlyList<string> Logged => [.. logs.GetSnapshot().Select(entry => $"{entry.Message} {entry.Exception}")];

    public static async Task<StorageApp> StartAsync(string connectionString, string table, string snapshot = "off")
    {
        var clock = new FakeTimeProvider(TableCache.Noon);
        var logs = new FakeLogCollector();
        var app = await InProcessApp.StartAsync(
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(
                [
                    new("CorsStorage", connectionString), new("Cors:Table", table), new("Cors:App", PolicyTable.App), new("Cors:SnapshotFile", snapshot),
                    new("CORSFUNCTIONS_LOG_AT_ONCE", "true"),
                ]);
                builder.Logging.ClearProviders().AddProvider(new FakeLoggerProvider(logs)).SetMinimumLevel(LogLevel.Debug);
                builder.Services.AddSingleton<TimeProvider>(clock);
                builder.Services.AddCorsPolicies();
                builder.UseCorsPolicies();
            },
            cancellationToken: PolicyTable.Cancellation);
        return new StorageApp(app, clock, logs);
    }

    /// <summary>Lets the refresh interval pass, and waits for the load that a request starts.</summary>
    public async Task RefreshAsync(string origin)
    {
        Clock.Advance(TableCache.Refresh);
        await PreflightAsync(origin);
        await Cache.Settled;
    }

    /// <summary>Status of the preflight, and the origin that it allows.</summary>
    public async Task<(int Status, string? AllowedOrigin)> PreflightAsync(string origin, string method = "PUT")
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/data");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        using var response = await app.Client.SendAsync(request, PolicyTable.Cancellation);
        var allowed = response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? string.Join(", ", values) : null;
        return ((int)response.StatusCode, allowed);
    }

    /// <summary>Status and headers of the answer of the function.</summary>
    public async Task<(int Status, HeaderList Headers)> SendAsync(HttpMethod method, params HeaderLine[] headers)
    {
        using var request = new HttpRequestMessage(method, "/api/data");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await app.Client.SendAsync(request, PolicyTable.Cancellation);
        return ((int)response.StatusCode, new HeaderList([.. response.Headers.SelectMany(header => header.Value.Select(value => new HeaderLine(header.Key, value)))]));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
