using CorsFunctions.DevHost;

namespace CorsFunctions.Testing;

/// <summary>The output folder of a built app, run as a child process behind a host on a free port.</summary>
public sealed class ChildApp : IAsyncDisposable
{
    private readonly FunctionsHost host;

    private ChildApp(FunctionsHost host, SharedWriter output)
    {
        this.host = host;
        Output = output;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address };
    }

    public Uri Address => host.Address;

    /// <summary>A client that follows no redirect and keeps no cookie.</summary>
    public HttpClient Client { get; }

    /// <summary>What the host writes: its list of functions, and the app's log.</summary>
    public SharedWriter Output { get; }

    /// <param name="folder">The app's output folder.</param>
    /// <param name="settings">App settings, as environment variables of the app.</param>
    /// <param name="requireKeys">Whether the host asks for function keys.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<ChildApp> StartAsync(
        string folder, IEnumerable<KeyValuePair<string, string>>? settings = null, bool requireKeys = false, CancellationToken cancellationToken = default)
    {
        var output = new SharedWriter();
        var options = new FunctionsHostOptions { ScriptRoot = folder, Urls = "http://127.0.0.1:0", RequireKeys = requireKeys, Output = output };
        foreach (var (name, value) in settings ?? [])
        {
            options.Settings[name] = value;
        }

        var host = FunctionsHost.Create(options);
        try
        {
            await host.StartAsync(cancellationToken);
            return new ChildApp(host, output);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
    }
}
