namespace Microsoft.Azure.Functions.Worker;

/// <summary>One binding of a function.</summary>
public abstract class BindingMetadata
{
    /// <summary>The binding's name.</summary>
    public abstract string Name { get; }

    /// <summary>The binding's type, for example <c>httpTrigger</c>.</summary>
    public abstract string Type { get; }

    /// <summary>The binding's direction.</summary>
    public abstract BindingDirection Direction { get; }
}
