namespace Microsoft.Azure.Functions.Worker;

/// <summary>Whether a binding brings data in or takes it out.</summary>
public enum BindingDirection
{
    /// <summary>The function receives the data.</summary>
    In,

    /// <summary>The function gives the data.</summary>
    Out,
}
