namespace Microsoft.Azure.Functions.Worker;

/// <summary>The binding data of one invocation.</summary>
public abstract class BindingContext
{
    /// <summary>What the trigger gave: route values, query values, and more.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
