using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CorsFunctions.Worker.Tests.Support;

/// <summary>The ways in which a program can put the lines in order. The name is what it writes.</summary>
public sealed record Arrangement(string Name, Mode Mode, Func<Program, IHost> Build)
{
    public static readonly Arrangement Plain = new("builder.UseCorsPolicies()", Mode.Plain, program => program.Build(builder =>
    {
        program.Outer(builder);
        builder.UseCorsPolicies();
        program.Inner(builder);
    }));

    public static readonly Arrangement PlainHostBuilder = new("HostBuilder: ConfigureFunctionsWorkerDefaults(w => w.UseCorsPolicies())", Mode.Plain, program =>
        program.Build(host => host.ConfigureFunctionsWorkerDefaults(worker => Use(worker, program))));

    public static readonly Arrangement IntegrationFirst = new("ConfigureFunctionsWebApplication(), then UseCorsPolicies()", Mode.AspNetCore, program => program.Build(builder =>
    {
        builder.ConfigureFunctionsWebApplication();
        program.Outer(builder);
        builder.UseCorsPolicies();
        program.Inner(builder);
    }));

    public static readonly Arrangement IntegrationLast = new("UseCorsPolicies(), then ConfigureFunctionsWebApplication()", Mode.AspNetCore, program => program.Build(builder =>
    {
        program.Outer(builder);
        builder.UseCorsPolicies();
        builder.ConfigureFunctionsWebApplication();
        program.Inner(builder);
    }));

    public static readonly Arrangement Twice = new("UseCorsPolicies(), ConfigureFunctionsWebApplication(), UseCorsPolicies()", Mode.AspNetCore, program => program.Build(builder =>
    {
        program.Outer(builder);
        builder.UseCorsPolicies();
        builder.ConfigureFunctionsWebApplication();
        builder.UseCorsPolicies();
        program.Inner(builder);
    }));

    public static readonly Arrangement IntegrationHostBuilder = new("HostBuilder: ConfigureFunctionsWebApplication(w => w.UseCorsPolicies())", Mode.AspNetCore, program =>
        program.Build(host => host.ConfigureFunctionsWebApplication(worker => Use(worker, program))));

    public static readonly Arrangement IntegrationAfterDefaults = new("HostBuilder: ConfigureFunctionsWorkerDefaults(w => w.UseCorsPolicies()), then ConfigureFunctionsWebApplication()", Mode.AspNetCore, program =>
        program.Build(host => host.ConfigureFunctionsWorkerDefaults(worker => Use(worker, program)).ConfigureFunctionsWebApplication()));

    public static readonly Arrangement DefaultsAfterIntegration = new("HostBuilder: ConfigureFunctionsWebApplication(), then ConfigureFunctionsWorkerDefaults(w => w.UseCorsPolicies())", Mode.AspNetCore, program =>
        program.Build(host => host.ConfigureFunctionsWebApplication().ConfigureFunctionsWorkerDefaults(worker => Use(worker, program))));

    public static readonly IReadOnlyList<Arrangement> ThatRun = [Plain, PlainHostBuilder, IntegrationFirst, IntegrationLast, Twice, IntegrationHostBuilder];

    public static readonly IReadOnlyList<Arrangement> ThatStop = [IntegrationAfterDefaults, DefaultsAfterIntegration];

    public static Arrangement Of(Mode mode) => mode == Mode.Plain ? Plain : IntegrationFirst;

    public override string ToString() => Name;

    private static void Use(IFunctionsWorkerApplicationBuilder worker, Program program)
    {
        program.Outer(worker);
        worker.UseCorsPolicies();
        program.Inner(worker);
    }
}

/// <summary>What a program adds, whatever its arrangement.</summary>
/// <param name="Settings">The configuration.</param>
/// <param name="Services">Registers services.</param>
/// <param name="Outer">Registers the middleware before <c>UseCorsPolicies</c>.</param>
/// <param name="Inner">Registers the middleware after it.</param>
public sealed record Program(
    IReadOnlyCollection<KeyValuePair<string, string?>> Settings,
    Action<IServiceCollection> Services,
    Action<IFunctionsWorkerApplicationBuilder> Outer,
    Action<IFunctionsWorkerApplicationBuilder> Inner)
{
    public IHost Build(Action<FunctionsApplicationBuilder> configure)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(Settings);
        Services(builder.Services);
        configure(builder);
        return builder.Build();
    }

    public IHost Build(Action<IHostBuilder> configure)
    {
        var builder = new HostBuilder().ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(Settings));
        configure(builder);
        return builder.ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(Settings)).ConfigureServices(Services).Build();
    }
}
