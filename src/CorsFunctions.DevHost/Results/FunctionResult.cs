using CorsFunctions.DevHost.Protocol;
using CorsFunctions.DevHost.Routing;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace CorsFunctions.DevHost.Results;

/// <summary>
/// What of an invocation becomes the response (<c>WorkerFunctionInvoker</c>): with a <c>$return</c> binding the result is that
/// binding's value; without one only a JSON object is spread over the outputs.
/// </summary>
internal static class FunctionResult
{
    public static Task WriteAsync(HttpResponse response, HttpFunction function, InvocationResponse invocation)
    {
        var result = WorkerValue.ToObject(invocation.ReturnValue);
        var outputs = invocation.OutputData.ToDictionary(output => output.Name, output => WorkerValue.ToObject(output.Data));
        if (function.HasReturnBinding)
        {
            outputs[HttpFunction.Return] = result;
        }
        else if (result is JObject json)
        {
            foreach (var (name, value) in json)
            {
                outputs[name] = value?.ToObject<object>();
            }
        }

        return function.HttpOutput is { } http && outputs.GetValueOrDefault(http) is { } content
            ? HttpResult.WriteAsync(response, content)
            : ObjectResult.WriteAsync(response, result);
    }
}
