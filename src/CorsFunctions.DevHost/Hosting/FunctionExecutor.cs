using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>The last step of the pipeline: runs the function.</summary>
internal sealed class FunctionExecutor
{
#pragma warning disable CA1822 // A service, as in the worker: UseFunctionExecutionMiddleware finds by it that the step is there.
    public async Task ExecuteAsync(FunctionContext context)
#pragma warning restore CA1822
    {
        var method = ((HostedFunctionDefinition)context.FunctionDefinition).Method;
        var instance = method.IsStatic ? null : ActivatorUtilities.CreateInstance(context.InstanceServices, method.DeclaringType);
        var arguments = await ParameterBinder.BindAsync(context);
        context.GetBindings().InvocationResult = await method.InvokeAsync(instance, arguments);
    }
}
