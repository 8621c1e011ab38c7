using System.Text.Json;
using Azure;
using Azure.Identity;
using CorsFunctions.Tables.Reading;

namespace CorsFunctions.Tables;

/// <summary>Says in one sentence what keeps a table from being read, and what to do about it.</summary>
internal static class TableFailure
{
    // The service takes signed requests from clocks that differ by less than 15 minutes.
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(14);

    /// <param name="exception">What the client threw.</param>
    /// <param name="place">The table, for people.</param>
    /// <param name="clockSkew">By how much this machine's clock is ahead of the service's.</param>
    public static string Describe(Exception exception, string place, TimeSpan clockSkew = default) => exception switch
    {
        // The last try is as good as the first.
        AggregateException { InnerExceptions: [.., var last] } => Describe(last, place, clockSkew),
        RequestFailedException { Status: 403 } when clockSkew.Duration() > MostSkew =>
            $"The clock of this machine is {clockSkew.Duration().TotalMinutes:F0} minutes {(clockSkew > TimeSpan.Zero ? "ahead of" : "behind")} that of {place}, so the service takes no signed request. Set the clock",
        RequestFailedException { ErrorCode: "AuthorizationPermissionMismatch" or "AuthorizationFailure" or "InsufficientAccountPermissions" } =>
            $"This app's identity may not read {place}. Give it the role 'Storage Table Data Reader' on the table, and look at the account's firewall",
        RequestFailedException { ErrorCode: "AuthenticationFailed" or "InvalidAuthenticationInfo" or "NoAuthenticationInformation" } =>
            $"The key or token for {place} is not accepted. Write the account's current key, or use an identity; look at the clock of this machine too",
        RequestFailedException { ErrorCode: "KeyBasedAuthenticationNotPermitted" } =>
            $"The account of {place} takes no keys. Set CorsStorage__tableServiceUri and CorsStorage__credential instead of a connection string",
        // No code, or one that is not known: Azurite, for one, answers a wrong key in XML.
        RequestFailedException { Status: 403 } =>
            $"The service refuses to read {place}. Give this app's identity the role 'Storage Table Data Reader' on the table; with a connection string, write the account's current key",
        RequestFailedException e when e.GetRawResponse() is { } response && RetryAfter.Of(response) is { } wait =>
            $"The service answered {e.Status} for {place} and wants no request for {wait.TotalSeconds:F0} s. It is asked again all the same, once a load; if this goes on, look at the account's load and health in the portal",
        RequestFailedException { Status: > 0 } e =>
            $"The service answered {e.Status} for {place}. If this goes on, look at the account's health in the portal",
        SlowAnswerException e =>
            $"The answer of {place} drips: {e.Message}. Look at the network and at what stands between, such as a proxy",
        OperationCanceledException =>
            $"No answer came from {place} within {TablePipeline.AnswerTimeout.TotalSeconds} s. Look at the address, the network and the account's firewall",
        RequestFailedException or IOException =>
            $"There is no connection to {place}. Look at the address and the network; Azurite has to run for 'UseDevelopmentStorage=true'",
        AuthenticationFailedException =>
            $"No token can be had for {place}. Look at __credential and __clientId of the storage setting, and whether the identity is assigned to this app",
        InvalidAnswerException e =>
            $"What answers for {place} {e.Message}. Look whether the address is that of a table service",
        JsonException or FormatException or InvalidOperationException or NotSupportedException =>
            $"What answered for {place} is not a list of rows. Look whether the address is that of a table service",
        _ => $"{place} cannot be read. Look at the address and the settings of the storage account",
    };
}
