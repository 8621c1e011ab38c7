using CorsFunctions.Rows;
using Microsoft.Extensions.Logging;

namespace CorsFunctions;

/// <summary>Messages of the engine. Event ids 1 to 99 are its own and never change their meaning.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Policies loaded from {Source}; rows: {Rows}, set aside: {SetAside}")]
    public static partial void PoliciesLoaded(ILogger logger, string source, int rows, int setAside);

    [LoggerMessage(2, LogLevel.Error, "Policies could not be loaded, and {Consequence}")]
    public static partial void PolicyReloadFailed(ILogger logger, Exception exception, string consequence);

    [LoggerMessage(3, LogLevel.Information, "Policies can be loaded from {Source} again, after {Failures} failed attempts")]
    public static partial void ReloadRecovered(ILogger logger, string source, int failures);

    [LoggerMessage(4, LogLevel.Warning, "Policies from {Source} did not arrive within {Seconds} s; the request is answered without them")]
    public static partial void FirstLoadSlow(ILogger logger, string source, double seconds);

    [LoggerMessage(5, LogLevel.Warning, "Policy row set aside, in {Source}: {Finding}")]
    public static partial void RowError(ILogger logger, string source, RowFinding finding);

    [LoggerMessage(6, LogLevel.Warning, "Policy row to look at, in {Source}: {Finding}")]
    public static partial void RowWarning(ILogger logger, string source, RowFinding finding);

    [LoggerMessage(7, LogLevel.Warning, "{Count} more findings in the policies from {Source} are not logged")]
    public static partial void MoreFindings(ILogger logger, int count, string source);

    [LoggerMessage(8, LogLevel.Debug, "Details of what failed at {Source}")]
    public static partial void ReloadDetails(ILogger logger, Exception exception, string source);
}
