using CorsFunctions.Sources;
using CorsFunctions.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CorsFunctions.Worker.Startup;

/// <summary>
/// Begins the first load of the table with <c>UseCorsPolicies</c>: the rest of a cold start takes about as long as the load, and what
/// runs beside it costs no time.
/// </summary>
/// <remarks>
/// It goes by the settings as they are then. What code changes later is found when the app starts, and the load is left alone.
/// Every app has AzureWebJobsStorage, so only <c>CorsStorage</c> says for sure that a table is read.
/// </remarks>
internal sealed record HeadStart(TablePolicySource Source)
{
    public static void Begin(IServiceCollection services)
    {
        if (!services.Any(service => service.ServiceType == typeof(IPolicySource) || service.ServiceType == typeof(HeadStart))
            && services.FirstOrDefault(service => service.ServiceType == typeof(HostBuilderContext))?.ImplementationInstance is HostBuilderContext { Configuration: { } configuration }
            && configuration.GetSection(StorageConnection.OwnName).Exists()
            && FindTable(configuration) is { } source)
        {
            source.LoadEarly();
            services.AddSingleton(new HeadStart(source));
        }
    }

    /// <summary>The source whose load has begun, if it is the one that the app reads; null otherwise.</summary>
    public IPolicySource? For(IPolicySource source) => source is TablePolicySource table && Source.IsSame(table) ? Source : null;

    private static TablePolicySource? FindTable(IConfiguration configuration)
    {
        try
        {
            var options = new CorsPoliciesOptions();
            CorsSettings.Read(configuration, options);
            return TableNames.IsKey(options.App) ? PolicySourceFactory.Create(options, configuration) as TablePolicySource : null;
        }
        catch (OptionsValidationException)
        {
            // The app stops at its start with the same, unless code puts it right before.
            return null;
        }
    }
}
