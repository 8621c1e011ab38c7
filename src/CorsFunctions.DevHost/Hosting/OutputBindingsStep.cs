using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>After the function, before the app's middlewares: spreads a multi-output result over its output bindings.</summary>
internal sealed class OutputBindingsStep
{
    public static async Task InvokeAsync(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        if (context.GetBindings() is { InvocationResult: { } result } bindings)
        {
            Bind(context.FunctionDefinition, bindings, result);
        }
    }

    private static void Bind(FunctionDefinition function, BindingsFeature bindings, object result)
    {
        var names = function.OutputBindings.Keys.ToList();
        if (names.Contains(FunctionBindings.Return, StringComparer.OrdinalIgnoreCase))
        {
            if (names.Count > 1)
            {
                throw new InvalidOperationException(
                    $"Only one output binding is supported when using a binding assigned to '$return'. Found a total of {names.Count} bindings.");
            }

            return;
        }

        if (names.Count == 0)
        {
            return;
        }

        foreach (var name in names)
        {
            var property = result.GetType().GetProperty(name)
                ?? throw new InvalidOperationException($"Could not find expected property '{name}' in type {result.GetType().FullName}");
            if (property.GetValue(result) is { } value)
            {
                bindings.OutputBindingData[name] = value;
            }
        }

        bindings.InvocationResult = null;
    }
}
