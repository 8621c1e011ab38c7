using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.DevHost.Tests.Functions;

/// <summary>An instance with an injected service; arguments of every kind.</summary>
public sealed class BindingFunctions(ILogger<BindingFunctions> logger)
{
    [Function("arguments")]
    public string Arguments(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "arguments/{number}/{id}")] HttpRequestData request,
        FunctionContext context,
        int number,
        Guid id,
        DateTimeOffset? when,
        string? text,
        long? missing,
        int defaulted = 42,
        CancellationToken cancellationToken = default)
        => JsonSerializer.Serialize(new
        {
            sameContext = request.FunctionContext == context,
            sameToken = context.CancellationToken == cancellationToken,
            logger = logger is not null,
            number,
            id,
            when,
            text,
            missing,
            defaulted,
        });

    [Function("invocation")]
    public static Task<HttpResponseData> Invocation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData req, FunctionContext context)
    {
        var response = req.CreateResponse();
        response.WriteString(JsonSerializer.Serialize(new
        {
            context.InvocationId,
            context.FunctionId,
            context.FunctionDefinition.EntryPoint,
            context.FunctionDefinition.PathToAssembly,
            context.FunctionDefinition.Name,
            parameters = context.FunctionDefinition.Parameters.Select(parameter => parameter.Name),
            noRetry = context.RetryContext is null,
            context.TraceContext.TraceParent,
            path = context.BindingContext.BindingData.ContainsKey("Headers"),
        }));
        return Task.FromResult(response);
    }
}
