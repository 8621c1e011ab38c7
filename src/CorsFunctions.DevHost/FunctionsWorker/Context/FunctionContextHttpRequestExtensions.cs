using CorsFunctions.DevHost.Hosting;
using Microsoft.Azure.Functions.Worker.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The HTTP request and response of an invocation.</summary>
public static class FunctionContextHttpRequestExtensions
{
    /// <summary>Gets the request.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The request, or null when the trigger is not HTTP.</returns>
    public static async ValueTask<HttpRequestData?> GetHttpRequestDataAsync(this FunctionContext context)
    {
        if (context.Features.Get<IHttpRequestDataFeature>() is { } feature)
        {
            return await feature.GetHttpRequestDataAsync(context);
        }

        var trigger = context.FunctionDefinition.InputBindings.Values
            .FirstOrDefault(binding => string.Equals(binding.Type, FunctionBindings.HttpTrigger, StringComparison.OrdinalIgnoreCase));
        return trigger is null ? null : (await context.BindInputAsync<HttpRequestData>(trigger)).Value;
    }

    /// <summary>Gets the response that the function returned, alone or in a multi-output result.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The response, or null.</returns>
    public static HttpResponseData? GetHttpResponseData(this FunctionContext context)
    {
        if (context.GetInvocationResult().Value is HttpResponseData response)
        {
            return response;
        }

        return context.GetOutputBindings<HttpResponseData>()
            .FirstOrDefault(binding => string.Equals(binding.BindingType, FunctionBindings.Http, StringComparison.OrdinalIgnoreCase))?.Value;
    }
}
