using CorsFunctions.Worker;
using Microsoft.Azure.Functions.Worker;

namespace Microsoft.Extensions.Hosting;

/// <summary>Puts the CORS middleware into a function app.</summary>
public static class CorsPoliciesApplicationBuilderExtensions
{
    /// <summary>
    /// Answers every preflight and puts the CORS headers on every response. Call it before any other middleware, so that
    /// responses of authentication and errors get the headers as well; call <c>AddCorsPolicies</c> on the services too.
    /// </summary>
    /// <param name="builder">The function app.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static IFunctionsWorkerApplicationBuilder UseCorsPolicies(this IFunctionsWorkerApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UseMiddleware<CorsMiddleware>();
    }
}
