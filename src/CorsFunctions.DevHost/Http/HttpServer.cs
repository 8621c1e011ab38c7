using CorsFunctions.DevHost.Forwarding;
using CorsFunctions.DevHost.Routing;
using CorsFunctions.DevHost.Worker;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Yarp.ReverseProxy.Forwarder;

namespace CorsFunctions.DevHost.Http;

/// <summary>The server that clients call: the host's own answers, and the way to a function, in the order of the Functions host's middlewares.</summary>
internal sealed class HttpServer : IAsyncDisposable
{
    private const string HomePage = "<!DOCTYPE html><title>Function app</title><p>Your function app is up and running.</p>\n";

    // How long a request waits for a worker that is started again.
    private static readonly TimeSpan WorkerPatience = TimeSpan.FromSeconds(10);

    private readonly WebApplication app;
    private readonly HttpServerOptions options;
    private readonly WorkerSlot slot;
    private readonly HostLog log;
    private readonly TimeProvider time;

    public HttpServer(HttpServerOptions options, WorkerSlot slot, HostLog log, TimeProvider time)
    {
        (this.options, this.slot, this.log, this.time) = (options, slot, log, time);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "CorsFunctions.DevHost.Http" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = options.MaxBody);
        builder.WebHost.UseUrls(options.Urls);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(500));
        builder.Services.AddRouting();
        builder.Services.AddHttpForwarder();
        app = builder.Build();
        var forwarder = new WorkerForwarder(app.Services.GetRequiredService<IHttpForwarder>(), time);
        var invoker = new FunctionInvoker(forwarder, log, time);
        app.Lifetime.ApplicationStopped.Register(forwarder.Dispose);
        app.Use(AddCustomHeadersAsync);
        app.Use(AnswerErrorsAsync);
        app.Use(GuardAsync);
        app.Run(http => RunFunctionAsync(http, invoker));
    }

    /// <summary>Where it listens; complete with the ports once it is started.</summary>
    public IReadOnlyList<string> Addresses => [.. app.Urls];

    /// <exception cref="DevHostException">The address is taken, or is none of this machine's.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException or InvalidOperationException)
        {
            throw new DevHostException($"{options.Urls} cannot be listened on: {exception.Message.TrimEnd('.')}. Choose another address with --urls.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private Task AddCustomHeadersAsync(HttpContext http, RequestDelegate next)
    {
        if (options.CustomHeaders.Count > 0)
        {
            http.Response.OnStarting(() =>
            {
                foreach (var (name, value) in options.CustomHeaders)
                {
                    http.Response.Headers.TryAdd(name, value);
                }

                return Task.CompletedTask;
            });
        }

        return next(http);
    }

    private async Task AnswerErrorsAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException exception) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = exception.StatusCode;
        }
#pragma warning disable CA1031 // As the host: whatever happened, the client gets a 500. Headers that were set stay, as there.
        catch (Exception exception) when (!http.Response.HasStarted)
#pragma warning restore CA1031
        {
            if (exception is not (InvocationFailedException or Protocol.WorkerGoneException) && !http.RequestAborted.IsCancellationRequested)
            {
                log.Error($"{http.Request.Method} {http.Request.Path}: the request could not be read or the response not be written; the answer is 500.\n{exception}");
            }

            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private Task GuardAsync(HttpContext http, RequestDelegate next)
    {
        var path = http.Request.Path;
        if (path.StartsWithSegments("/admin") || path.StartsWithSegments("/runtime"))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        if (http.Request.ContentLength > options.MaxBody)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }

        return next(http);
    }

    private async Task RunFunctionAsync(HttpContext http, FunctionInvoker invoker)
    {
        if (await WorkerAsync(http.RequestAborted) is not { } worker)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        else if (await FunctionRoutes.FindAsync(http, worker.Functions.Routes) is not { } function)
        {
            await AnswerUnroutedAsync(http);
        }
        else if (options.RequireKeys && !FunctionKeys.Admit(http.Request, function.IsAnonymous))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (options.IsDisabled(function.Name))
        {
            // It keeps its route: no other function gets the request.
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            await invoker.InvokeAsync(http, worker, function);
        }
    }

    private async Task<LoadedWorker?> WorkerAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await slot.Loaded.WaitAsync(WorkerPatience, time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or DevHostException)
        {
            return null;
        }
    }

    private static Task AnswerUnroutedAsync(HttpContext http)
    {
        if (http.Request.Path != "/")
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        http.Response.ContentType = "text/html";
        return http.Response.WriteAsync(HomePage);
    }
}
