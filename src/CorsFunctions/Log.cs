using CorsFunctions.Rows;
using Microsoft.Extensions.Logging;

namespace CorsFunctions;

/// <summary>Messages of the engine. Event ids 1 to 99 are its own and never change their meaning. What may be told later than it happened says when it was.</summary>
internal static partial class Log
{
    // Logged in every cold start, which waits for it: this form every app has compiled by then, and the others take 20 ms the first time.
#pragma warning disable CA1848
    public static void PoliciesLoaded(ILogger logger, string source, DateTimeOffset instant, int rows, int setAside)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            logger.Log(
                LogLevel.Information, new EventId(1, nameof(PoliciesLoaded)), "Policies loaded from {Source} at {Instant:u}; rows: {Rows}, set aside: {SetAside}",
                source, instant, rows, setAside);
        }
    }

#pragma warning restore CA1848

    [LoggerMessage(2, LogLevel.Error, "Policies could not be loaded at {Instant:u}, and {Consequence}")]
    public static partial void PolicyReloadFailed(ILogger logger, Exception exception, DateTimeOffset instant, string consequence);

    [LoggerMessage(3, LogLevel.Information, "Policies can be loaded from {Source} again since {Instant:u}, after {Failures} failed attempts")]
    public static partial void ReloadRecovered(ILogger logger, string source, DateTimeOffset instant, int failures);

    [LoggerMessage(4, LogLevel.Warning, "Policies from {Source} did not arrive within {Seconds} s; the request is answered without them")]
    public static partial void FirstLoadSlow(ILogger logger, string source, double seconds);

    [LoggerMessage(5, LogLevel.Warning, "Policy row set aside, in {Source}: {Finding}")]
    public static partial void RowError(ILogger logger, string source, RowFinding finding);

    [LoggerMessage(6, LogLevel.Warning, "Policy row to look at, in {Source}: {Finding}")]
    public static partial void RowWarning(ILogger logger, string source, RowFinding finding);

    [LoggerMessage(7, LogLevel.Warning, "{Count} more findings in the policies from {Source} are not logged; the tool 'cors policies validate' lists them all")]
    public static partial void MoreFindings(ILogger logger, int count, string source);

    [LoggerMessage(8, LogLevel.Debug, "Details of what failed at {Source}")]
    public static partial void ReloadDetails(ILogger logger, Exception exception, string source);

    [LoggerMessage(9, LogLevel.Warning, "All policies are gone from {Source}; {Rows} rows were there until {Instant:u}. Every origin is refused now. If this was a mistake, write the rows again; if the table was deleted, create it first")]
    public static partial void PoliciesEmptied(ILogger logger, string source, DateTimeOffset instant, int rows);

    [LoggerMessage(10, LogLevel.Warning, "Policy row '{Row}' in {Source} expires at {ExpiresOn:u} and allows nothing from then on. Write a later ExpiresOn, or remove the row")]
    public static partial void RowExpiresSoon(ILogger logger, string row, string source, DateTimeOffset expiresOn);

    [LoggerMessage(11, LogLevel.Warning, "Policies stand in for those from {Source}, which could not be loaded: {StandIn}")]
    public static partial void StandInServed(ILogger logger, string source, string standIn);

    [LoggerMessage(12, LogLevel.Warning, "The stand-in for the policies from {Source} is ignored: {Reason}")]
    public static partial void StandInIgnored(ILogger logger, string source, string reason);

    [LoggerMessage(13, LogLevel.Warning, "The policies from {Source} cannot be kept for the next start: {Reason}")]
    public static partial void SnapshotNotWritten(ILogger logger, string source, string reason);

    [LoggerMessage(14, LogLevel.Information, "{Count} earlier events {Event} of {Source} since {First:u} are not logged one by one")]
    public static partial void EarlierEvents(ILogger logger, int count, string @event, string source, DateTimeOffset first);

    [LoggerMessage(15, LogLevel.Error, "Policy row set aside, and a looser row may govern in its place, in {Source}: {Finding}")]
    public static partial void RowUnclaimed(ILogger logger, string source, RowFinding finding);
}
