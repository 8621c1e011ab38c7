using CorsFunctions.Sources;
using CorsFunctions.Worker;
using CorsFunctions.Worker.Tables;
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

        var options = services.AddOptions<CorsPoliciesOptions>().BindConfiguration(CorsPoliciesOptions.Section).ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CorsPoliciesOptions>, CorsPoliciesOptionsValidator>());
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CorsTelemetry>();
        services.TryAddSingleton(CreateSource);
        services.TryAddSingleton(provider =>
        {
            var value = provider.GetRequiredService<IOptions<CorsPoliciesOptions>>().Value;
            return new PolicyCache(
                provider.GetRequiredService<IPolicySource>(),
                new PolicyCacheOptions(value.App, value.RefreshInterval, value.LoadTimeout),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<PolicyCache>>());
        });
        services.AddHostedService<PolicyRefresher>();
        return services;
    }

    private static IPolicySource CreateSource(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<CorsPoliciesOptions>>().Value;
        if (!string.IsNullOrWhiteSpace(options.PolicyFile))
        {
            return new FilePolicySource(options.PolicyFile, options.App);
        }

        var error = "";
        return StorageConnection.Find(provider.GetRequiredService<IConfiguration>())?.TryCreateClient(out var client, out error) == true
            ? new TablePolicySource(client, options.Table, options.App)
            : throw new OptionsValidationException(Options.Options.DefaultName, typeof(CorsPoliciesOptions), [error]);
    }
}
