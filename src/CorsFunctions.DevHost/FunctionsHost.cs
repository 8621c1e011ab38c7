using System.Globalization;
using CorsFunctions.DevHost.Http;
using CorsFunctions.DevHost.Worker;

namespace CorsFunctions.DevHost;

/// <summary>
/// A small Azure Functions host for HTTP functions: it speaks the worker's gRPC protocol to an isolated app, and HTTP to clients
/// by the rules of the Functions host.
/// </summary>
public sealed class FunctionsHost : IAsyncDisposable
{
    private readonly FunctionsHostOptions options;
    private readonly Dictionary<string, string> settings;
    private readonly HostLog log;
    private readonly WorkerConfig? app;
    private readonly HostJson hostJson;
    private readonly WorkerSlot slot;
    private readonly WorkerServer workerServer;
    private readonly HttpServer httpServer;
    private readonly string workerId;
    private WorkerSupervisor? supervisor;

    private FunctionsHost(FunctionsHostOptions options)
    {
        this.options = options;
        settings = options.Settings.ToDictionary(
            setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value, StringComparer.OrdinalIgnoreCase);
        log = new HostLog(options.Output, options.Time);
        app = options.ScriptRoot is { } folder ? WorkerConfig.Read(folder) : null;
        var root = app?.Folder ?? AppContext.BaseDirectory;
        hostJson = HostJson.Read(Path.Combine(root, "host.json"));
        if (Setting(HostJson.RoutePrefixSetting) is { } prefix)
        {
            hostJson = hostJson with { RoutePrefix = prefix };
        }

        slot = new WorkerSlot(new WorkerHandshake(root, hostJson.RoutePrefix, log));
        workerId = slot.Expect();
        workerServer = new WorkerServer(slot, log);
        httpServer = new HttpServer(new HttpServerOptions(options.Urls, options.RequireKeys, hostJson.CustomHeaders, MaxBody(), IsDisabled), slot, log, options.Time);
    }

    /// <summary>The first address that it listens on.</summary>
    public Uri Address => new(httpServer.Addresses[0]);

    /// <summary>
    /// What a worker of this process puts into its builder's configuration so that it calls this host. It also needs the
    /// environment variable <c>FUNCTIONS_APPLICATION_DIRECTORY</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> WorkerSettings => new Dictionary<string, string>
    {
        ["Functions:Worker:HostEndpoint"] = workerServer.Address.AbsoluteUri,
        ["Functions:Worker:WorkerId"] = workerId,
        ["Functions:Worker:RequestId"] = Guid.NewGuid().ToString(),
        ["Functions:Worker:GrpcMaxMessageLength"] = int.MaxValue.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Ends, with an error, when the child crashed so often that it is not started again.</summary>
    internal Task Running => supervisor?.Running ?? Task.CompletedTask;

    /// <summary>Prepares a host; nothing runs yet.</summary>
    /// <exception cref="Exception">The folder holds no isolated app, or its host.json is faulty; the message says what to do.</exception>
    public static FunctionsHost Create(FunctionsHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new FunctionsHost(options);
    }

    /// <summary>Starts both servers and, with a <see cref="FunctionsHostOptions.ScriptRoot"/>, the app; returns when its functions are loaded.</summary>
    /// <exception cref="Exception">An address is taken or the app does not start; the message says what to do.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        // The app's own start takes longest, so it begins first.
        await workerServer.StartAsync(cancellationToken);
        if (app is null)
        {
            await httpServer.StartAsync(cancellationToken);
            return;
        }

        supervisor = new WorkerSupervisor(app, workerServer, slot, settings, log, options.Time);
        var starting = supervisor.StartAsync(cancellationToken);
        await httpServer.StartAsync(cancellationToken);
        await starting;
        StartSummary.Print(log, (await slot.Loaded).Functions, hostJson.RoutePrefix, httpServer.Addresses, options.RequireKeys);
    }

    /// <summary>Waits until a worker has called and its functions are loaded.</summary>
    /// <exception cref="Exception">The worker refused; the message says what.</exception>
    public Task WorkerLoadedAsync(CancellationToken cancellationToken = default) => slot.Loaded.WaitAsync(cancellationToken);

    /// <summary>Ends the child and both servers, within two seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        var ending = supervisor?.StopAsync() ?? Task.CompletedTask;
        await httpServer.DisposeAsync();
        await ending;
        await workerServer.DisposeAsync();
        slot.Dispose();
    }

    private string? Setting(string name) => settings.GetValueOrDefault(name) ?? Environment.GetEnvironmentVariable(name);

    private bool IsDisabled(string function) => Setting($"AzureWebJobs.{function}.Disabled") is { } value && (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));

    private long MaxBody()
        => long.TryParse(Setting(HttpServerOptions.MaxBodySetting), CultureInfo.InvariantCulture, out var bytes) ? bytes : HttpServerOptions.DefaultMaxBody;
}
