using System.Net;
using CorsFunctions.DevHost.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CorsFunctions.DevHost.Worker;

/// <summary>The gRPC server that a worker calls: HTTP/2 in clear text, on the loopback address only, on a port of its own.</summary>
internal sealed class WorkerServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly WorkerSlot slot;

    public WorkerServer(WorkerSlot slot, HostLog log)
    {
        this.slot = slot;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "CorsFunctions.DevHost.Worker" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(500));
        builder.Services.AddRouting();
        builder.Services.AddSingleton(slot);
        builder.Services.AddSingleton(log);
        builder.Services.AddSingleton<WorkerService>();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = null;
            grpc.MaxSendMessageSize = null;
        });
        app = builder.Build();
        app.UseRouting();
        app.MapGrpcService<WorkerService>();
        app.UseEndpoints(_ => { });
    }

    /// <summary>Where the worker calls.</summary>
    public Uri Address => new(app.Urls.Single());

    public Task StartAsync(CancellationToken cancellationToken) => app.StartAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // The server's stop would wait for the open stream.
        await slot.StopAsync();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
