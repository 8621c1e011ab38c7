using Microsoft.Azure.Functions.Worker;

namespace CorsFunctions.DevHost.Hosting;

internal sealed class SettableOutput<T>(BindingsFeature bindings, string name, string type, T? value) : OutputBindingData<T>
{
    private T? _value = value;

    public override string Name { get; } = name;

    public override string BindingType { get; } = type;

    public override T? Value
    {
        get => _value;
        set
        {
            _value = value;
            bindings.OutputBindingData[Name] = value;
        }
    }
}
