using CorsFunctions.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>The host's side of a request, in the order of the Functions host's middlewares.</summary>
internal static class FunctionsHost
{
    public static IHost Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        var index = app.Services.GetRequiredService<FunctionIndex>();
        var prefix = app.Configuration[HostJson.RoutePrefixKey] ?? HostJson.DefaultRoutePrefix;
        var routes = Routes.Build(index.Functions, prefix, app.Services.GetRequiredService<IInlineConstraintResolver>());
        app.Use(AnswerErrorsAsync);
        app.Use(ShowHomePageAsync);
        app.Use(RunFunctionAsync);
        app.UseRouter(routes);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            StartSummary.Print(app, index, prefix);
            ShowPolicies(app.Services);
        });
        return app;
    }

    // The cache tells what a load found at the next request; a developer wants to read it without making one.
    private static void ShowPolicies(IServiceProvider services) =>
        _ = services.GetService<PolicyCache>()?.GetAsync(CancellationToken.None).AsTask();

    private static async Task AnswerErrorsAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
#pragma warning disable CA1031 // As the host: whatever happened, the client gets a 500.
        catch (Exception exception) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            if (exception is not InvocationFailedException && !context.RequestAborted.IsCancellationRequested)
            {
                var logger = context.RequestServices.GetRequiredService<ILogger<InvocationHandler>>();
                Log.RequestFailed(logger, context.Request.Method, context.Request.Path, exception);
            }

            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private static async Task ShowHomePageAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Request.Path == "/" && context.Features.Get<HostedFunction>() is null)
        {
            context.Response.StatusCode = StatusCodes.Status200OK;
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<!DOCTYPE html><title>Function app</title><p>Your function app is up and running.</p>\n");
        }
    }

    private static async Task RunFunctionAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Features.Get<HostedFunction>() is not { } function)
        {
            return;
        }

        var options = context.RequestServices.GetRequiredService<DevHostOptions>();
        if (options.RequireKeys && !FunctionKeys.Admit(context.Request, function.AuthLevel))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var result = await context.RequestServices.GetRequiredService<InvocationHandler>().InvokeAsync(function, context);
        await RespondAsync(context.Response, function, result);
    }

    // WorkerFunctionInvoker: with a $return binding the result is that binding's value; without one only a JSON object is spread over the outputs.
    private static async Task RespondAsync(HttpResponse response, HostedFunction function, HostedResult result)
    {
        var bindings = function.Definition.OutputBindings;
        if (bindings.ContainsKey(FunctionBindings.Return))
        {
            result.Outputs[FunctionBindings.Return] = result.Return;
        }
        else if (result.Return is JObject json)
        {
            foreach (var (name, value) in json)
            {
                result.Outputs[name] = value?.ToObject<object>();
            }
        }

        var http = bindings.Values.FirstOrDefault(binding => binding.Type == FunctionBindings.Http);
        if (http is not null && result.Outputs.GetValueOrDefault(http.Name) is { } content)
        {
            await HttpResult.WriteAsync(response, content);
        }
        else
        {
            await ObjectResult.WriteAsync(response, result.Return);
        }
    }
}
