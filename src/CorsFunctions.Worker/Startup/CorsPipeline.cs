using CorsFunctions.Worker.AspNetCore;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace CorsFunctions.Worker.Startup;

/// <summary>
/// Keeps the middleware inside that of the ASP.NET Core integration, whatever the order of the two calls.
/// </summary>
/// <remarks>
/// The pipeline is a list in the order of registration, and only what comes after the integration's own middleware sees the
/// HttpContext. The integration finds the worker's builder among the services; this stands in there, passes every step
/// on, and when the integration's step comes by, puts the middleware behind it. The step that was registered first then leaves
/// itself out when the pipeline is built, so that no request passes twice.
/// </remarks>
internal sealed class CorsPipeline : IFunctionsWorkerApplicationBuilder
{
    public const string Misplaced =
        "UseCorsPolicies() is not inside the ASP.NET Core integration, so it cannot see the requests. Call UseCorsPolicies() on the line after ConfigureFunctionsWebApplication().";

    public const string NotUsed =
        "AddCorsPolicies() loads policies, and nothing uses them. Call builder.UseCorsPolicies(), which does both.";

    private const string ClosedBefore =
        "UseCorsPolicies() comes after the worker's pipeline was closed, so no request would reach it. Move it into the first call that configures the worker, as in ConfigureFunctionsWebApplication(worker => worker.UseCorsPolicies()).";

    private const string IntegrationTooLate =
        "ConfigureFunctionsWebApplication() comes after ConfigureFunctionsWorkerDefaults(), which closes the worker's pipeline, so no request would get an answer. Remove ConfigureFunctionsWorkerDefaults() and write ConfigureFunctionsWebApplication(worker => worker.UseCorsPolicies()).";

    private readonly IFunctionsWorkerApplicationBuilder worker;

    private CorsPipeline(IFunctionsWorkerApplicationBuilder worker) => this.worker = worker;

    public IServiceCollection Services => worker.Services;

    /// <summary>Whether the middleware is behind that of the integration.</summary>
    public bool IsInside { get; private set; }

    /// <summary>Registers the middleware, once.</summary>
    public static void Enter(IFunctionsWorkerApplicationBuilder builder)
    {
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(CorsPipeline)))
        {
            return;
        }

        if (Integration.IsPipelineClosed(services))
        {
            throw new InvalidOperationException(ClosedBefore);
        }

        var registered = services.FirstOrDefault(service => service.ServiceType == typeof(IFunctionsWorkerApplicationBuilder));
        var pipeline = new CorsPipeline(registered?.ImplementationInstance as IFunctionsWorkerApplicationBuilder ?? builder)
        {
            IsInside = Integration.IsRegistered(services),
        };
        services.AddSingleton(pipeline);
        services.AddSingleton<CorsMiddleware>();
        services.AddSingleton<EarlierCors>();
        services.AddSingleton<StartNotices>();
        if (pipeline.IsInside)
        {
            CatchAllsLast.Add(services);
            builder.Use(Run);
            return;
        }

        builder.Use(next => pipeline.IsInside ? next : Run(next));
        if (registered is not null)
        {
            services[services.IndexOf(registered)] = ServiceDescriptor.Singleton<IFunctionsWorkerApplicationBuilder>(pipeline);
        }
    }

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        worker.Use(middleware);
        if (!IsInside && Integration.IsRegistered(Services))
        {
            if (Integration.IsPipelineClosed(Services))
            {
                throw new InvalidOperationException(IntegrationTooLate);
            }

            IsInside = true;
            CatchAllsLast.Add(Services);
            worker.Use(Run);
        }

        return this;
    }

    // Found once, at the first invocation: looking at an invocation's services makes a scope for it.
    private static FunctionExecutionDelegate Run(FunctionExecutionDelegate next)
    {
        CorsMiddleware? middleware = null;
        return context => (middleware ??= context.InstanceServices.GetRequiredService<CorsMiddleware>()).Invoke(context, next);
    }
}
