namespace CorsFunctions.DevHost;

/// <summary>A mistake of the person at the command line, or of the app that is to run: shown as a sentence, without a stack trace.</summary>
internal sealed class DevHostException(string message, int exitCode = DevHostException.UsageError) : Exception(message)
{
    public const int UsageError = 2;

    public int ExitCode { get; } = exitCode;
}
