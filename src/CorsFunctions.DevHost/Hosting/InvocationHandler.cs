using System.Text;
using Azure.Core.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>The worker's side of one invocation: context, pipeline, and the result in the form in which the host receives it.</summary>
internal sealed class InvocationHandler(
    FunctionExecutionDelegate pipeline,
    IServiceScopeFactory scopes,
    IOptions<WorkerOptions> options,
    ILogger<InvocationHandler> logger)
{
    public async Task<HostedResult> InvokeAsync(HostedFunction function, HttpContext http)
    {
        var route = Routes.Values(http);
        var body = await ReadBodyAsync(http.Request);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        await using var context = new WorkerContext(function.Definition, scopes, cancellation.Token);
        using var request = new WorkerRequest(http.Request, body, context);
        context.Features.Set(new BindingsFeature
        {
            InputData = function.Definition.InputBindings.ToDictionary(
                binding => binding.Key,
                object? (binding) => binding.Value.Type == FunctionBindings.HttpTrigger ? request : null,
                StringComparer.OrdinalIgnoreCase),
            TriggerMetadata = TriggerMetadata.Of(http.Request, route, Encoding.UTF8.GetString(body)),
        });
        try
        {
            await pipeline(context);
            return await SendAsync(context.GetBindings(), options.Value.Serializer!);
        }
        catch (Exception exception)
        {
            Log.InvocationFailed(logger, function.Name, context.InvocationId, exception);
            throw new InvocationFailedException(exception);
        }
    }

    private static async Task<HostedResult> SendAsync(BindingsFeature bindings, ObjectSerializer serializer)
    {
        var outputs = new Dictionary<string, object?>();
        foreach (var (name, value) in bindings.OutputBindingData)
        {
            outputs[name] = await HostedValue.FromWorkerAsync(value, serializer);
        }

        return new HostedResult(outputs, await HostedValue.FromWorkerAsync(bindings.InvocationResult, serializer));
    }

    // Only a body with a Content-Length: the host sends a chunked one to no worker.
    private static async Task<byte[]> ReadBodyAsync(HttpRequest request)
    {
        if (request.ContentLength is not > 0)
        {
            return [];
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }
}
