using System.Collections.Concurrent;
using CorsFunctions.DevHost;
using CorsFunctions.Rows;
using CorsFunctions.Sources;
using Microsoft.AspNetCore.Connections;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CorsFunctions.Worker.Tests.Support;

/// <summary>
/// The real worker in this process with the functions of this assembly, behind a host on a free port. The clock and the source of
/// rows are fakes; a spy after the middleware notes what gets through.
/// </summary>
internal sealed class TestApp : IAsyncDisposable
{
    public const string Origin = "https://app.example.com";
    public const string Evil = "https://evil.example";

    private const int MostAttempts = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly FunctionsHost host;
    private readonly IHost worker;
    private readonly TestAppSetup setup;

    private TestApp(FunctionsHost host, IHost worker, TestAppSetup setup)
    {
        this.host = host;
        this.worker = worker;
        this.setup = setup;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address };
    }

    public HttpClient Client { get; }

    public Uri Address => host.Address;

    public IServiceProvider Services => worker.Services;

    /// <summary>Names of the functions whose invocations got through the middleware, in order.</summary>
    public ConcurrentQueue<string> Reached => setup.Reached;

    public FakeTimeProvider Time => setup.Time;

    /// <summary>What the middleware logged.</summary>
    public IReadOnlyList<FakeLogRecord> Log => [.. setup.Log.GetSnapshot().Where(record => record.Category == typeof(CorsMiddleware).FullName)];

    public static Task<TestApp> StartAsync(Mode mode, Action<CorsPoliciesOptions>? configure = null, params PolicyRow[] rows) =>
        StartAsync(new TestAppSetup(Arrangement.Of(mode)) { Configure = configure, Rows = rows is [] ? [TestAppSetup.Everything] : rows });

    /// <remarks>
    /// The integration chooses its port once for the process; between two apps somebody else's connection may have it for a moment.
    /// </remarks>
    public static async Task<TestApp> StartAsync(TestAppSetup setup)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StartOnceAsync(setup);
            }
            catch (IOException e) when (e.InnerException is AddressInUseException && attempt < MostAttempts)
            {
                await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
            }
        }
    }

    private static async Task<TestApp> StartOnceAsync(TestAppSetup setup)
    {
        // The worker looks for the assembly with the functions there.
        Environment.SetEnvironmentVariable("FUNCTIONS_APPLICATION_DIRECTORY", AppContext.BaseDirectory);
        Environment.SetEnvironmentVariable("FUNCTIONS_WORKER_DIRECTORY", AppContext.BaseDirectory);
        var cancellation = TestContext.Current.CancellationToken;
        var options = new FunctionsHostOptions { Urls = "http://127.0.0.1:0", RequireKeys = setup.RequireKeys };
        if (setup.RoutePrefix is { } prefix)
        {
            options.Settings["AzureFunctionsJobHost__extensions__http__routePrefix"] = prefix;
        }

        var host = FunctionsHost.Create(options);
        IHost? worker = null;
        try
        {
            await host.StartAsync(cancellation);
            worker = setup.Build(host.WorkerSettings);
            await worker.StartAsync(cancellation);
            await host.WorkerLoadedAsync(cancellation);
            return new TestApp(host, worker, setup);
        }
        catch
        {
            await host.DisposeAsync();
            worker?.Dispose();
            throw;
        }
    }

    public PolicyCache Policies => Services.GetRequiredService<PolicyCache>();

    /// <summary>A request through a client that puts a chunked body together, without Origin.</summary>
    public async Task<RawResponse> AskAsync(string path, params string[] headerLines)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var line in headerLines)
        {
            request.Headers.TryAddWithoutValidation(line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        }

        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return new RawResponse(
            (int)response.StatusCode,
            [.. response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).SelectMany(header => header.Value.Select(value => $"{header.Key}: {value}"))],
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task<RawResponse> GetAsync(string path, string? origin = Origin, params string[] headerLines) => SendAsync("GET", path, origin, headerLines);

    public Task<RawResponse> PreflightAsync(string path, string origin = Origin, string method = "PUT", string? headers = null) =>
        SendAsync("OPTIONS", path, origin, [$"Access-Control-Request-Method: {method}", .. headers is null ? Array.Empty<string>() : [$"Access-Control-Request-Headers: {headers}"]]);

    public Task<RawResponse> SendAsync(string method, string path, string? origin, params string[] headerLines) =>
        RawHttp.SendAsync(Address, new RawRequest(method, path, origin is null ? headerLines : [$"Origin: {origin}", .. headerLines]));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
        await worker.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)worker).DisposeAsync();
    }
}

/// <summary>What a <see cref="TestApp"/> is made of.</summary>
internal sealed class TestAppSetup(Arrangement arrangement)
{
    public static readonly PolicyRow Everything = Row(
        "apps", TestApp.Origin, "Methods", "GET, PUT, DELETE", "Headers", "Authorization", "ExposedHeaders", "ETag", "Credentials", true);

    public Action<CorsPoliciesOptions>? Configure { get; init; }

    public IReadOnlyList<PolicyRow> Rows { get; init; } = [Everything];

    /// <summary>The source, where rows are not enough.</summary>
    public IPolicySource? Source { get; init; }

    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Registers middleware before <c>UseCorsPolicies</c>.</summary>
    public Action<IFunctionsWorkerApplicationBuilder>? Outer { get; init; }

    /// <summary>Registers middleware after <c>UseCorsPolicies</c>, behind the spy.</summary>
    public Action<IFunctionsWorkerApplicationBuilder>? Inner { get; init; }

    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Whether the host asks for keys, as a deployed app does.</summary>
    public bool RequireKeys { get; init; }

    /// <summary>The host's route prefix, in plain mode: the integration reads that of host.json alone.</summary>
    public string? RoutePrefix { get; init; }

    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    public ConcurrentQueue<string> Reached { get; } = [];

    public FakeTimeProvider Time { get; } = new();

    public FakeLogCollector Log { get; } = FakeLogCollector.Create(new FakeLogCollectorOptions());

    public static PolicyRow Row(string rowKey, string origins, params object?[] columns)
    {
        var all = new Dictionary<string, object?> { [PolicyColumn.Origins] = origins };
        for (var i = 0; i < columns.Length; i += 2)
        {
            all[(string)columns[i]!] = columns[i + 1];
        }

        return new PolicyRow(CorsPoliciesOptions.DefaultApp, rowKey, all);
    }

    public IHost Build(IReadOnlyDictionary<string, string> workerSettings) => arrangement.Build(new Program(
        [
            .. workerSettings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)),
            KeyValuePair.Create("Cors:SnapshotFile", (string?)CorsPoliciesOptions.NoSnapshot),
            .. Settings,
        ],
        Register,
        Outer ?? (_ => { }),
        builder =>
        {
            builder.UseMiddleware(async (context, next) =>
            {
                Reached.Enqueue(context.FunctionDefinition.Name);
                await next();
            });
            Inner?.Invoke(builder);
        }));

    private void Register(IServiceCollection services)
    {
        services.AddSingleton<IHostLifetime, NoLifetime>();
        services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel).AddProvider(new FakeLoggerProvider(Log)));
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(Source ?? Fixed(Rows));
        if (Configure is not null)
        {
            services.AddCorsPolicies(Configure);
        }

        Services?.Invoke(services);
    }

    private static IPolicySource Fixed(IReadOnlyList<PolicyRow> rows)
    {
        var source = new Mock<IPolicySource>();
        source.Setup(s => s.Description).Returns("test");
        source.Setup(s => s.LoadAsync(It.IsAny<CancellationToken>())).ReturnsAsync(rows);
        return source.Object;
    }

    // Ctrl+C and the console are the test runner's.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
