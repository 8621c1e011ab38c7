using Microsoft.Azure.Functions.Worker;

namespace CorsFunctions.DevHost.Hosting;

internal sealed class SettableInput<T>(BindingsFeature bindings, BindingMetadata metadata, T? value) : InputBindingData<T>
{
    private T? _value = value;

    public override BindingMetadata BindingMetadata { get; } = metadata;

    public override T? Value
    {
        get => _value;
        set
        {
            _value = value;
            bindings.Converted[BindingMetadata.Name] = new Conversion(ConversionOutcome.Succeeded, value);
        }
    }
}
