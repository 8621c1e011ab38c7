using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Worker;

/// <summary>
/// Where a function's HTTP response is: its return value, or the property of a multi-output result that is bound to HTTP.
/// </summary>
/// <remarks>
/// A response put in the wrong place is not sent: the host takes the return value for HTTP only if the binding
/// <c>$return</c> is of that type, and the named binding otherwise.
/// </remarks>
internal sealed class HttpOutput
{
    private const string HttpType = "http";
    private const string ReturnName = "$return";

    private readonly FunctionContext context;
    private readonly OutputBindingData<object>? named;

    private HttpOutput(FunctionContext context, OutputBindingData<object>? named)
    {
        this.context = context;
        this.named = named;
    }

    /// <summary>What the function made, of whatever type; null when it made nothing.</summary>
    /// <remarks>
    /// A middleware that answers instead of a multi-output function leaves its response as the invocation's result, where
    /// the worker's own <c>GetHttpResponseData</c> looks first.
    /// </remarks>
    public object? Value => named is null
        ? context.GetInvocationResult().Value
        : context.GetInvocationResult().Value as HttpResponseData ?? named.Value;

    /// <summary>The HTTP output of the function, or null when it has none and the host alone makes the response.</summary>
    public static HttpOutput? Find(FunctionContext context)
    {
        foreach (var binding in context.GetOutputBindings<object>())
        {
            if (binding.BindingType.Equals(HttpType, StringComparison.OrdinalIgnoreCase))
            {
                return new HttpOutput(context, binding.Name.Equals(ReturnName, StringComparison.OrdinalIgnoreCase) ? null : binding);
            }
        }

        return null;
    }

    public void Set(HttpResponseData response)
    {
        if (named is null)
        {
            context.GetInvocationResult().Value = response;
        }
        else
        {
            named.Value = response;
            context.GetInvocationResult().Value = null;
        }
    }
}
