namespace Microsoft.Azure.Functions.Worker;

/// <summary>A value of the request does not fit the parameter of the function.</summary>
public class FunctionInputConverterException : FunctionWorkerException
{
    /// <summary>An error with a message.</summary>
    /// <param name="message">The message.</param>
    public FunctionInputConverterException(string? message)
        : base(message)
    {
    }

    /// <summary>An error with a message and a cause.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public FunctionInputConverterException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
