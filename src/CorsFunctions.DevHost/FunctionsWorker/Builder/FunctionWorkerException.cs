namespace Microsoft.Azure.Functions.Worker;

/// <summary>An error of an invocation.</summary>
public class FunctionWorkerException : Exception
{
    /// <summary>An error with a message.</summary>
    /// <param name="message">The message.</param>
    public FunctionWorkerException(string? message)
        : base(message)
    {
    }

    /// <summary>An error with a message and a cause.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public FunctionWorkerException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
