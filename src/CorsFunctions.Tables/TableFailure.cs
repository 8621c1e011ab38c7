using System.Text.Json;
using Azure;
using Azure.Identity;

namespace CorsFunctions.Tables;

/// <summary>Says in one sentence what keeps a table from being read, and what to do about it.</summary>
internal static class TableFailure
{
    public static string Describe(Exception exception, string place) => exception switch
    {
        RequestFailedException { ErrorCode: "AuthorizationPermissionMismatch" or "AuthorizationFailure" or "InsufficientAccountPermissions" } =>
            $"This app's identity may not read {place}. Give it the role 'Storage Table Data Reader' on the table, and look at the account's firewall",
        RequestFailedException { ErrorCode: "AuthenticationFailed" or "InvalidAuthenticationInfo" or "NoAuthenticationInformation" } =>
            $"The key or token for {place} is not accepted. Write the account's current key, or use an identity",
        RequestFailedException { ErrorCode: "KeyBasedAuthenticationNotPermitted" } =>
            $"The account of {place} takes no keys. Set CorsStorage__tableServiceUri and CorsStorage__credential instead of a connection string",
        // No code, or one that is not known: Azurite, for one, answers a wrong key in XML.
        RequestFailedException { Status: 403 } =>
            $"The service refuses to read {place}. Give this app's identity the role 'Storage Table Data Reader' on the table; with a connection string, write the account's current key",
        RequestFailedException { Status: 0 } or AggregateException or IOException or OperationCanceledException =>
            $"There is no connection to {place}. Look at the address and the network; Azurite has to run for 'UseDevelopmentStorage=true'",
        RequestFailedException e =>
            $"The service answered {e.Status} for {place}. If this goes on, look at the account's health in the portal",
        AuthenticationFailedException =>
            $"No token can be had for {place}. Look at __credential and __clientId of the storage setting, and whether the identity is assigned to this app",
        JsonException or FormatException or InvalidOperationException or NotSupportedException =>
            $"What answered for {place} is not a list of rows. Look whether the address is that of a table service",
        _ => $"{place} cannot be read",
    };
}
