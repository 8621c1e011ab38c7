namespace CorsFunctions.Cli.Check.Causes;

/// <summary>Something wrong beside the verdict.</summary>
/// <param name="Cause">Of the closed list in <see cref="Check.Cause"/>.</param>
/// <param name="Message">What was seen, what harm it does, and what to do.</param>
internal sealed record Finding(string Cause, string Message);
