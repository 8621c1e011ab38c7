namespace Microsoft.Azure.Functions.Worker;

/// <summary>The value of one input binding.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public abstract class InputBindingData<T>
{
    /// <summary>The binding.</summary>
    public abstract BindingMetadata BindingMetadata { get; }

    /// <summary>The value; setting it replaces what the function receives.</summary>
    public abstract T? Value { get; set; }
}
