using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace CorsFunctions.Worker.Startup;

/// <summary>Recognises the worker's ASP.NET Core integration without a reference to it.</summary>
internal static class Integration
{
    private const string UriCapability = "HttpUri";
    private const string ProxyingMiddleware = "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore.FunctionsHttpProxyingMiddleware";
    private const string ExecutionMiddleware = "Microsoft.Azure.Functions.Worker.Pipeline.FunctionExecutionMiddleware";

    /// <summary>True when the host forwards HTTP requests to the worker instead of sending them by gRPC. Final once the app starts.</summary>
    public static bool IsOn(WorkerOptions options) => options.Capabilities.ContainsKey(UriCapability);

    /// <summary>True once the integration's own middleware is in the pipeline: what comes after it sees the HttpContext.</summary>
    public static bool IsRegistered(IServiceCollection services) => Has(services, ProxyingMiddleware);

    /// <summary>True once the middleware that runs the function is in the pipeline: what comes after it never runs.</summary>
    public static bool IsPipelineClosed(IServiceCollection services) => Has(services, ExecutionMiddleware);

    private static bool Has(IServiceCollection services, string typeName)
    {
        foreach (var service in services)
        {
            if (service.ServiceType.FullName == typeName)
            {
                return true;
            }
        }

        return false;
    }
}
