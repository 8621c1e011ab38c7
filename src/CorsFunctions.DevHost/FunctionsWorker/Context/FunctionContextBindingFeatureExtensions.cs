using CorsFunctions.DevHost.Hosting;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The result and the outputs of an invocation.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>Converts the value of an input binding, once for an invocation.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="context">The invocation.</param>
    /// <param name="bindingMetadata">The binding.</param>
    /// <returns>The value.</returns>
    public static async ValueTask<InputBindingData<T>> BindInputAsync<T>(this FunctionContext context, BindingMetadata bindingMetadata)
    {
        ArgumentNullException.ThrowIfNull(bindingMetadata);
        var conversion = await ParameterBinder.GetAsync(context, bindingMetadata.Name, typeof(T));
        return new SettableInput<T>(context.GetBindings(), bindingMetadata, (T?)conversion.Value);
    }

    /// <summary>Gets the result.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="context">The invocation.</param>
    /// <returns>The result.</returns>
    /// <exception cref="InvalidOperationException">The result is of another type.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context)
    {
        var bindings = context.GetBindings();
        if (bindings.InvocationResult is T result)
        {
            return new SettableResult<T>(bindings, result);
        }

        throw new InvalidOperationException(
            $"Requested type({typeof(T)}) does not match the type of Invocation result({bindings.InvocationResult!.GetType()})");
    }

    /// <summary>Gets the result.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The result; its value is null before the function ran.</returns>
    public static InvocationResult GetInvocationResult(this FunctionContext context)
    {
        var bindings = context.GetBindings();
        return new SettableResult(bindings, bindings.InvocationResult);
    }

    /// <summary>Gets the outputs.</summary>
    /// <typeparam name="T">The type of the values; the value of another type is shown as null.</typeparam>
    /// <param name="context">The invocation.</param>
    /// <returns>One entry for each output binding of the function.</returns>
    public static IEnumerable<OutputBindingData<T>> GetOutputBindings<T>(this FunctionContext context)
    {
        var bindings = context.GetBindings();
        foreach (var (name, metadata) in context.FunctionDefinition.OutputBindings)
        {
            bindings.OutputBindingData.TryGetValue(name, out var value);
            yield return new SettableOutput<T>(bindings, name, metadata.Type, value is T typed ? typed : default);
        }
    }
}
