using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>The web application under a worker: Kestrel, settings, logging.</summary>
internal static class WebHostDefaults
{
    // The limit of the Functions host; Kestrel's own is smaller.
    private const long MaxRequestBodySize = 104_857_600;

    public static WebApplicationBuilder Create(DevHostOptions options)
    {
        var web = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebHostDefaults).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT") ?? Environments.Development,
        });
        AddSettings(web.Configuration, options);
        AddLogging(web);
        web.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MaxRequestBodySize);
        web.WebHost.UseUrls(options.Urls);
        web.Services.AddRouting();
        web.Services.AddSingleton(options);
        web.Services.AddSingleton(new StartOutput(Console.Out));

        // As Host.CreateDefaultBuilder does in development: a middleware with a scoped dependency is found at the start.
        ((IHostApplicationBuilder)web).ConfigureContainer(
            new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }));
        return web;
    }

    private static void AddSettings(ConfigurationManager configuration, DevHostOptions options)
    {
        configuration.AddInMemoryCollection([new(HostJson.RoutePrefixKey, HostJson.ReadRoutePrefix(HostJson.DefaultPath))]);
        configuration.AddEnvironmentVariables();
        configuration.AddInMemoryCollection(PolicyLocation.Settings(options, configuration).ToList());
        configuration.AddInMemoryCollection(options.Settings);
    }

    private static void AddLogging(WebApplicationBuilder web)
    {
        web.Logging.AddSimpleConsole(console => console.TimestampFormat = "HH:mm:ss ");
        web.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        web.Logging.AddFilter("Microsoft.Hosting", LogLevel.Warning);
        web.Logging.AddConfiguration(web.Configuration.GetSection("Logging"));
    }
}
