using CorsFunctions.Conformance.Tests.Cases;
using CorsFunctions.DevHost;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Conformance.Tests.Hosting;

/// <summary>The product's host in this process, with one policy and the conformance function, on a free loopback port.</summary>
internal sealed class CaseHost : IAsyncDisposable
{
    private readonly PolicyFile policies;

    private readonly IHost host;

    private CaseHost(PolicyFile policies, IHost host, HandlerSpy spy)
    {
        this.policies = policies;
        this.host = host;
        Spy = spy;
    }

    public Uri Address =>
        new(host.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    public HandlerSpy Spy { get; }

    public static async Task<CaseHost> StartAsync(string caseId, CasePolicy policy, CaseHandler script, CancellationToken cancellationToken)
    {
        var policies = new PolicyFile(caseId, policy);
        var spy = new HandlerSpy(script);

        var builder = FunctionsApplication.CreateBuilder(["--urls", "http://127.0.0.1:0", "--policies", policies.FullName]);
        builder.Logging.ClearProviders();
        builder.Services.AddCorsPolicies();
        builder.Services.AddSingleton(spy);
        builder.Services.AddSingleton(new FunctionAssemblies(typeof(ConformanceHandler).Assembly));
        builder.UseCorsPolicies();

        var started = new CaseHost(policies, builder.Build(), spy);
        try
        {
            await started.host.StartAsync(cancellationToken);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
        policies.Dispose();
    }
}
