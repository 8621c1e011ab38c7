using CorsFunctions.Worker.Exchanges;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Worker.Plain;

/// <summary>
/// Where a function's HTTP response is: its return value, or the property of a multi-output result that is bound to HTTP.
/// </summary>
/// <remarks>
/// A response put in the wrong place is not sent: the host takes the return value for HTTP only if the binding
/// <c>$return</c> is of that type, and the named binding otherwise.
/// </remarks>
internal static class PlainOutput
{
    private const string ReturnName = "$return";

    /// <summary>What the function made, of whatever type; null when it made nothing.</summary>
    /// <remarks>
    /// A middleware that answers instead of a multi-output function leaves its response as the invocation's result, where
    /// the worker's own <c>GetHttpResponseData</c> looks first.
    /// </remarks>
    public static object? Read(FunctionContext context, FunctionFacts function) =>
        FindNamed(context, function) is { } named
            ? context.GetInvocationResult().Value as HttpResponseData ?? named.Value
            : context.GetInvocationResult().Value;

    public static void Write(FunctionContext context, FunctionFacts function, HttpResponseData response)
    {
        if (FindNamed(context, function) is { } named)
        {
            named.Value = response;
            context.GetInvocationResult().Value = null;
        }
        else
        {
            context.GetInvocationResult().Value = response;
        }
    }

    private static OutputBindingData<object>? FindNamed(FunctionContext context, FunctionFacts function)
    {
        if (ReturnName.Equals(function.OutputName, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        foreach (var binding in context.GetOutputBindings<object>())
        {
            if (binding.Name == function.OutputName)
            {
                return binding;
            }
        }

        return null;
    }
}
