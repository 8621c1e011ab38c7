using Microsoft.Azure.Functions.Worker;

namespace CorsFunctions.DevHost.Hosting;

internal sealed class SettableResult(BindingsFeature bindings, object? value) : InvocationResult
{
    private object? _value = value;

    public override object? Value
    {
        get => _value;
        set => bindings.InvocationResult = _value = value;
    }
}
