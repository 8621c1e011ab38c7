using CorsFunctions.Sources;
using CorsFunctions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers CORS policies kept as rows.</summary>
public static class CorsPoliciesServiceCollectionExtensions
{
    /// <summary>
    /// Adds what <c>UseCorsPolicies</c> needs. Settings are read from the section <c>Cors</c> and validated when the app starts.
    /// Register an <see cref="IPolicySource"/> of your own beforehand to take the rows from elsewhere.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Changes options after the settings were read.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddCorsPolicies(this IServiceCollection services, Action<CorsPoliciesOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);

        // A misspelt setting must not be silent: EnforceOrigin would stay off.
        var options = services.AddOptions<CorsPoliciesOptions>().BindConfiguration(CorsPoliciesOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CorsPoliciesOptions>, CorsPoliciesOptionsValidator>());
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CorsTelemetry>();
        services.TryAddSingleton(provider => PolicySourceFactory.Create(
            provider.GetRequiredService<IOptions<CorsPoliciesOptions>>().Value, provider.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton(provider =>
        {
            var source = provider.GetRequiredService<IPolicySource>();
            return new PolicyCache(
                source,
                PolicyCacheFactory.CreateOptions(provider.GetRequiredService<IOptions<CorsPoliciesOptions>>().Value, source, provider.GetRequiredService<IConfiguration>()),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<PolicyCache>>());
        });
        services.AddHostedService<PolicyRefresher>();
        return services;
    }
}
