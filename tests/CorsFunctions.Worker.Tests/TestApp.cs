using System.Collections.Concurrent;
using System.Net;
using CorsFunctions.Origins;
using CorsFunctions.Rows;
using CorsFunctions.Sources;
using CorsFunctions.DevHost;
using CorsFunctions.Testing;
using CorsFunctions.Worker.Tests.Functions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Moq;

namespace CorsFunctions.Worker.Tests;

/// <summary>A function app with the middleware, on a port of its own; a spy after the middleware notes what gets through.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    public const string Origin = "https://app.example.com";

    private readonly IHost host;
    private readonly HttpClient client;

    private TestApp(IHost host, ConcurrentQueue<string> reached, LogCollector<CorsMiddleware> log)
    {
        this.host = host;
        Reached = reached;
        Log = log;
        var address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
    }

    /// <summary>Names of the functions that the middleware called, in order.</summary>
    public ConcurrentQueue<string> Reached { get; }

    public LogCollector<CorsMiddleware> Log { get; }

    /// <summary>Makes a middleware behind ours answer with this status, without calling the function.</summary>
    public HttpStatusCode? AnswerInstead { get; set; }

    /// <summary>Makes invocations look as with the worker's ASP.NET Core integration.</summary>
    public bool MarkAsAspNetCore { get; set; }

    public IServiceProvider Services => host.Services;

    public Uri Address => client.BaseAddress!;

    /// <param name="configure">Options; the clock and the source of rows are fakes.</param>
    /// <param name="rows">The rows; by default one that allows <see cref="Origin"/> everything.</param>
    public static async Task<TestApp> StartAsync(Action<CorsPoliciesOptions>? configure = null, params PolicyRow[] rows)
    {
        var source = new Mock<IPolicySource>();
        source.Setup(s => s.Description).Returns("test");
        source.Setup(s => s.LoadAsync(It.IsAny<CancellationToken>())).ReturnsAsync(rows is [] ? [Everything] : rows);
        return await StartAsync(source.Object, configure);
    }

    public static Task<TestApp> StartAsync(string[] args) => StartAsync(Mock.Of<IPolicySource>(), null, args);

    public static async Task<TestApp> StartAsync(IPolicySource source, Action<CorsPoliciesOptions>? configure = null, params string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(["--urls", "http://127.0.0.1:0", "--setting", "Cors:PolicyFile=", .. args]);
        var reached = new ConcurrentQueue<string>();
        var log = new LogCollector<CorsMiddleware>();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(StartOutput.None);
        builder.Services.AddSingleton(new FunctionAssemblies(typeof(ResultFunctions).Assembly));
        builder.Services.AddSingleton(source);
        builder.Services.AddSingleton<TimeProvider>(new FakeClock());
        builder.Services.AddSingleton<ILogger<CorsMiddleware>>(log);
        builder.Services.AddCorsPolicies(configure);
        TestApp? app = null;
        builder.UseMiddleware(async (context, next) =>
        {
            if (app!.MarkAsAspNetCore)
            {
                context.Items["HttpRequestContext"] = new object();
            }

            await next();
        });
        builder.UseCorsPolicies();
        builder.UseMiddleware(async (context, next) =>
        {
            reached.Enqueue(context.FunctionDefinition.Name);
            if (app!.AnswerInstead is { } status)
            {
                context.GetInvocationResult().Value = (await context.GetHttpRequestDataAsync())!.CreateResponse(status);
                return;
            }

            await next();
        });
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return app = new TestApp(host, reached, log);
    }

    public static PolicyRow Row(string rowKey, string origins, params object?[] columns)
    {
        var all = new Dictionary<string, object?> { [PolicyColumn.Origins] = origins };
        for (var i = 0; i < columns.Length; i += 2)
        {
            all[(string)columns[i]!] = columns[i + 1];
        }

        return new PolicyRow(CorsPoliciesOptions.DefaultApp, rowKey, all);
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? origin = Origin) => SendAsync("GET", path, origin);

    public Task<HttpResponseMessage> PreflightAsync(string path, string origin = Origin, string method = "PUT", string? headers = null) =>
        SendAsync("OPTIONS", path, origin, ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", headers));

    public async Task<HttpResponseMessage> SendAsync(string method, string path, string? origin, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers.Append(("Origin", origin)))
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
    }

    private static PolicyRow Everything => Row(
        "apps", Origin, "Methods", "GET, PUT, DELETE", "Headers", "Authorization", "ExposedHeaders", "ETag", "Credentials", true);
}
