namespace Microsoft.Azure.Functions.Worker;

/// <summary>The value of one output binding.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public abstract class OutputBindingData<T>
{
    /// <summary>The binding's type, for example <c>http</c> or <c>queue</c>.</summary>
    public abstract string BindingType { get; }

    /// <summary>The binding's name.</summary>
    public abstract string Name { get; }

    /// <summary>The value; setting it replaces the output.</summary>
    public abstract T? Value { get; set; }
}
