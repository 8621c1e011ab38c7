using CorsFunctions.Sources;
using CorsFunctions.Worker;
using CorsFunctions.Worker.Endpoints;
using CorsFunctions.Worker.Startup;
using CorsFunctions.Worker.Status;
using CorsFunctions.Worker.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers CORS policies kept as rows.</summary>
public static class CorsPoliciesServiceCollectionExtensions
{
    /// <summary>
    /// Adds what <c>UseCorsPolicies</c> needs, which calls it itself: an app calls this only to change options where it has no builder
    /// at hand. Settings are read from the section <c>Cors</c> and validated when the app starts. Register an
    /// <see cref="IPolicySource"/> of your own to take the rows from elsewhere.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Changes options after the settings were read.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddCorsPolicies(this IServiceCollection services, Action<CorsPoliciesOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);

        var options = services.AddOptions<CorsPoliciesOptions>();
        var isFirst = !services.Any(service => service.ServiceType == typeof(CorsTelemetry));
        if (isFirst)
        {
            // Before every "configure", of whatever call: code goes before settings. They are validated when the app starts, because the start needs them.
            options.Configure<IConfiguration>((target, configuration) => CorsSettings.Read(configuration, target));
        }

        if (configure is not null)
        {
            options.Configure(configure);
        }

        if (!isFirst)
        {
            return services;
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CorsPoliciesOptions>, CorsPoliciesOptionsValidator>());
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CorsTelemetry>();
        services.TryAddSingleton<RefusalLog>();
        services.TryAddSingleton<DecisionCounts>();
        services.TryAddSingleton<DecisionReport>();
        services.TryAddSingleton<CorsEndpoints>();
        services.TryAddSingleton(provider => HostingPlan.Find(provider.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton(provider =>
        {
            var source = PolicySourceFactory.Create(provider.GetRequiredService<IOptions<CorsPoliciesOptions>>().Value, provider.GetRequiredService<IConfiguration>());
            return provider.GetService<HeadStart>()?.For(source) ?? source;
        });
        services.TryAddSingleton(provider =>
        {
            var source = provider.GetRequiredService<IPolicySource>();
            return new PolicyCache(
                source,
                PolicyCacheFactory.CreateOptions(provider.GetRequiredService<IOptions<CorsPoliciesOptions>>().Value, source, provider.GetRequiredService<IConfiguration>()),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<PolicyCache>>());
        });
        services.AddHostedService<CorsStartCheck>();
        services.AddHostedService<PolicyRefresher>();
        services.AddHostedService<PolicyMetrics>();
        return services;
    }
}
