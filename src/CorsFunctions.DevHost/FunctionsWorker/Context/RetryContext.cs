namespace Microsoft.Azure.Functions.Worker;

/// <summary>How often an event was tried.</summary>
public abstract class RetryContext
{
    /// <summary>The tries so far.</summary>
    public abstract int RetryCount { get; }

    /// <summary>The tries that are allowed.</summary>
    public abstract int MaxRetryCount { get; }
}
