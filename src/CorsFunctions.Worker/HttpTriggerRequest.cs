using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Worker;

/// <summary>Finds the HTTP request of an invocation.</summary>
internal static class HttpTriggerRequest
{
    private const string TriggerType = "httpTrigger";

    /// <summary>The request, or null when the function has another trigger.</summary>
    public static ValueTask<HttpRequestData?> FindAsync(FunctionContext context)
    {
        foreach (var binding in context.FunctionDefinition.InputBindings.Values)
        {
            if (binding.Type.Equals(TriggerType, StringComparison.OrdinalIgnoreCase))
            {
                return TakesRequestData(context, binding.Name) ? context.GetHttpRequestDataAsync() : BindBesideAsync(context, binding);
            }
        }

        return default;
    }

    private static bool TakesRequestData(FunctionContext context, string name)
    {
        foreach (var parameter in context.FunctionDefinition.Parameters)
        {
            if (parameter.Name == name)
            {
                return parameter.Type == typeof(HttpRequestData);
            }
        }

        return true;
    }

    // The worker caches what it binds by parameter name, case-sensitively, and finds the input by name, ignoring case.
    // Asking for the request under the parameter's own name would hand HttpRequestData to a function that takes its body
    // as an object or a string; the same name in another case leaves that function's parameter alone.
    private static async ValueTask<HttpRequestData?> BindBesideAsync(FunctionContext context, BindingMetadata trigger) =>
        (await context.BindInputAsync<HttpRequestData>(new OtherCaseBinding(trigger)).ConfigureAwait(false)).Value;

    private sealed class OtherCaseBinding(BindingMetadata trigger) : BindingMetadata
    {
        public override string Name { get; } =
            trigger.Name.ToUpperInvariant() is var upper && upper != trigger.Name ? upper : trigger.Name.ToLowerInvariant();

        public override string Type => trigger.Type;

        public override BindingDirection Direction => trigger.Direction;
    }
}
