using CorsFunctions.DevHost;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CorsFunctions.Testing;

/// <summary>
/// A function app in the test's own process, on the real worker, behind a host on a free port: fake clocks and mocked sources work.
/// The functions are those of the test assembly (import FunctionsInTests.props). In ASP.NET Core mode only one can run at a time.
/// </summary>
public sealed class InProcessApp : IAsyncDisposable
{
    private readonly FunctionsHost host;
    private readonly IHost worker;

    private InProcessApp(FunctionsHost host, IHost worker)
    {
        this.host = host;
        this.worker = worker;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address };
    }

    public Uri Address => host.Address;

    /// <summary>A client that follows no redirect and keeps no cookie.</summary>
    public HttpClient Client { get; }

    /// <summary>The worker's services.</summary>
    public IServiceProvider Services => worker.Services;

    /// <param name="configure">What an app's Program does with its builder. The settings of the environment are not read.</param>
    /// <param name="options">The host's options; by default a free port and no output.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<InProcessApp> StartAsync(
        Action<FunctionsApplicationBuilder> configure, FunctionsHostOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configure);

        // The worker looks for the assembly with the functions there.
        Environment.SetEnvironmentVariable("FUNCTIONS_APPLICATION_DIRECTORY", AppContext.BaseDirectory);
        Environment.SetEnvironmentVariable("FUNCTIONS_WORKER_DIRECTORY", AppContext.BaseDirectory);
        var host = FunctionsHost.Create(options ?? new FunctionsHostOptions { Urls = "http://127.0.0.1:0" });
        try
        {
            await host.StartAsync(cancellationToken);
            var builder = FunctionsApplication.CreateBuilder([]);
            builder.Configuration.AddInMemoryCollection(host.WorkerSettings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));

            // Ctrl+C and the console are the test runner's.
            builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
            configure(builder);
            var worker = builder.Build();
            try
            {
                await worker.StartAsync(cancellationToken);
                await host.WorkerLoadedAsync(cancellationToken);
                return new InProcessApp(host, worker);
            }
            catch
            {
                await EndAsync(worker);
                throw;
            }
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
        await EndAsync(worker);
    }

    private static async Task EndAsync(IHost worker)
    {
        await worker.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)worker).DisposeAsync();
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
