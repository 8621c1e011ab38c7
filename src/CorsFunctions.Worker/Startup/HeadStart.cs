using CorsFunctions.Sources;
using CorsFunctions.Tables;
using CorsFunctions.Worker.SettingsRows;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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
        if (services.Any(service => service.ServiceType == typeof(IPolicySource) || service.ServiceType == typeof(HeadStart))
            || services.FirstOrDefault(service => service.ServiceType == typeof(HostBuilderContext))?.ImplementationInstance is not HostBuilderContext { Configuration: { } configuration }
            || !string.IsNullOrWhiteSpace(configuration[Setting(nameof(CorsPoliciesOptions.PolicyFile))])
            || SettingsPolicySource.IsConfigured(configuration))
        {
            return;
        }

        var table = configuration[Setting(nameof(CorsPoliciesOptions.Table))] ?? CorsPoliciesOptions.DefaultTable;
        var app = configuration[Setting(nameof(CorsPoliciesOptions.App))] ?? CorsPoliciesOptions.DefaultApp;
        if (TableNames.IsTableName(table) && TableNames.IsKey(app)
            && StorageConnection.Find(configuration) is { Name: StorageConnection.OwnName } connection && connection.TryFindService(out var service, out _))
        {
            var source = new TablePolicySource(service, table, app);
            source.LoadEarly();
            services.AddSingleton(new HeadStart(source));
        }
    }

    private static string Setting(string name) => ConfigurationPath.Combine(CorsPoliciesOptions.SectionName, name);
}
