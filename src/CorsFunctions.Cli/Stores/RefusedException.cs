namespace CorsFunctions.Cli.Stores;

/// <summary>A change that is not made, whoever asks for it; the message says what to do first.</summary>
internal sealed class RefusedException(string message) : Exception(message);
