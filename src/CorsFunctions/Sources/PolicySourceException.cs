namespace CorsFunctions.Sources;

/// <summary>A source of policies cannot be read at all. The message names the place, the cause and the fix, and no secret.</summary>
public sealed class PolicySourceException : Exception
{
    /// <summary>Creates the exception.</summary>
    public PolicySourceException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The place, the cause and the fix.</param>
    public PolicySourceException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The place, the cause and the fix.</param>
    /// <param name="innerException">What the place said.</param>
    public PolicySourceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
