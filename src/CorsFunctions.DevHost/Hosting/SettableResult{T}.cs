using Microsoft.Azure.Functions.Worker;

namespace CorsFunctions.DevHost.Hosting;

internal sealed class SettableResult<T>(BindingsFeature bindings, T? value) : InvocationResult<T>
{
    private T? _value = value;

    public override T? Value
    {
        get => _value;
        set
        {
            _value = value;
            bindings.InvocationResult = value;
        }
    }
}
