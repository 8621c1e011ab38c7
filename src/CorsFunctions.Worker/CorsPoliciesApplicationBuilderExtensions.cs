using CorsFunctions.Worker;
using CorsFunctions.Worker.Startup;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

/// <summary>Puts the CORS middleware into a function app.</summary>
public static class CorsPoliciesApplicationBuilderExtensions
{
    /// <summary>
    /// Answers every preflight and puts the CORS headers on every response: the one line that an app needs. It works in both
    /// modes of the worker, before or after <c>ConfigureFunctionsWebApplication</c>; other middleware registered after it
    /// runs inside, so that the answers of authentication and errors get the headers as well.
    /// </summary>
    /// <param name="builder">The function app, or the worker of a <c>HostBuilder</c>.</param>
    /// <param name="configure">Changes options after the settings of the section <c>Cors</c> were read.</param>
    /// <returns><paramref name="builder"/>. A second call adds its <paramref name="configure"/> and nothing else.</returns>
    /// <exception cref="InvalidOperationException">Nothing would run the middleware, because the pipeline was closed before; the message says which line to move.</exception>
    public static IFunctionsWorkerApplicationBuilder UseCorsPolicies(this IFunctionsWorkerApplicationBuilder builder, Action<CorsPoliciesOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        HeadStart.Begin(builder.Services);
        builder.Services.AddCorsPolicies(configure);
        CorsPipeline.Enter(builder);
        return builder;
    }
}
