using System.Collections.Concurrent;
using CorsFunctions.Sources;
using CorsFunctions.DevHost;
using CorsFunctions.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Storage.Tests.Support;

/// <summary>The app in DevHost on a port of its own, its policies in a table, its clock in the hands of the test.</summary>
internal sealed class StorageApp : IAsyncDisposable
{
    private readonly IHost host;
    private readonly HttpClient client;
    private readonly AllLogs logs;

    private StorageApp(IHost host, FakeClock clock, AllLogs logs)
    {
        (this.host, Clock, this.logs) = (host, clock, logs);
        var address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        client = new HttpClient { BaseAddress = new Uri(address) };
    }

    public FakeClock Clock { get; }

    public PolicyCache Cache => host.Services.GetRequiredService<PolicyCache>();

    /// <summary>What the app logged, in all categories, with its exceptions.</summary>
    public IReadOnlyList<string> Logged => [.. logs.Lines];

    public static async Task<StorageApp> StartAsync(string connectionString, string table)
    {
        var builder = FunctionsApplication.CreateBuilder(
            ["--urls", "http://127.0.0.1:0", "--storage", connectionString, "--table", table, "--app", PolicyTable.App]);
        var clock = new FakeClock();
        var logs = new AllLogs();
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddSingleton(StartOutput.None);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddCorsPolicies();
        builder.UseCorsPolicies();
        var host = builder.Build();
        await host.StartAsync(PolicyTable.Cancellation);
        return new StorageApp(host, clock, logs);
    }

    /// <summary>Lets the refresh interval pass, and waits for the load that a request starts.</summary>
    public async Task RefreshAsync(string origin, bool afterFailure = false)
    {
        Clock.Advance(afterFailure ? ReloadBackoff.Longest * 1.2 : TableCache.Refresh);
        await PreflightAsync(origin);
        await Cache.Settled;
    }

    /// <summary>Status of the preflight, and the origin that it allows.</summary>
    public async Task<(int Status, string? AllowedOrigin)> PreflightAsync(string origin, string method = "PUT")
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/data");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        using var response = await client.SendAsync(request, PolicyTable.Cancellation);
        var allowed = response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? string.Join(", ", values) : null;
        return ((int)response.StatusCode, allowed);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
    }

    private sealed class AllLogs : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
