using System.Diagnostics.CodeAnalysis;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace CorsFunctions.Tables;

/// <summary>
/// The storage account of the table, by the conventions of the Functions host: a setting that is a connection string, or
/// a group of settings that name the service and an identity.
/// </summary>
/// <param name="Name">The setting, or the name of the group.</param>
/// <param name="Settings">Its configuration.</param>
internal sealed record StorageConnection(string Name, IConfigurationSection Settings)
{
    public const string OwnName = "CorsStorage";
    public const string HostName = "AzureWebJobsStorage";

    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromSeconds(15);

    /// <summary>The connection that is configured, or null.</summary>
    public static StorageConnection? Find(IConfiguration configuration)
    {
        foreach (var name in (ReadOnlySpan<string>)[OwnName, HostName])
        {
            if (configuration.GetSection(name) is var section && section.Exists())
            {
                return new StorageConnection(name, section);
            }
        }

        return null;
    }

    /// <summary>Makes the client, without asking the service anything.</summary>
    /// <param name="client">The client.</param>
    /// <param name="error">The setting that is wrong, and what to write; never its value, which may hold a key.</param>
    /// <param name="transport">What carries the requests; for tests.</param>
    public bool TryCreateClient([NotNullWhen(true)] out TableServiceClient? client, out string error, HttpPipelineTransport? transport = null)
    {
        var options = new TableClientOptions();
        options.Retry.MaxRetries = 2;
        options.Retry.NetworkTimeout = NetworkTimeout;
        if (transport is not null)
        {
            options.Transport = transport;
        }

        (client, error) = (null, "");
        try
        {
            client = string.IsNullOrEmpty(Settings.Value) ? WithIdentity(options, out error) : new TableServiceClient(Settings.Value, options);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            error = $"{Name} is not a storage connection string. Write the one that the portal shows under 'Access keys', or 'UseDevelopmentStorage=true' for Azurite.";
        }

        return client is not null;
    }

    private TableServiceClient? WithIdentity(TableClientOptions options, out string error)
    {
        error = "";
        var account = Settings["accountName"];
        var address = Settings["tableServiceUri"] ?? (string.IsNullOrEmpty(account) ? null : $"https://{account}.table.core.windows.net");
        if (address is null)
        {
            error = $"{Name}__tableServiceUri is not set. Write the table service's address, such as 'https://<account>.table.core.windows.net'.";
        }
        else if (!Uri.TryCreate(address, UriKind.Absolute, out var endpoint) || endpoint.Scheme != Uri.UriSchemeHttps || endpoint.Query.Length > 0)
        {
            error = $"{Name}__tableServiceUri is not an https address. Write the table service's address, such as 'https://<account>.table.core.windows.net'.";
        }
        else if (Credential() is { } credential)
        {
            return new TableServiceClient(endpoint, credential, options);
        }
        else
        {
            error = $"{Name}__credential has a value that is not known. Write 'managedidentity', with {Name}__clientId for a user-assigned identity, or leave it out for the identity of the environment.";
        }

        return null;
    }

    private TokenCredential? Credential() => Settings["credential"] switch
    {
        null or "" => new DefaultAzureCredential(),
        { } kind when kind.Equals("managedidentity", StringComparison.OrdinalIgnoreCase) => new ManagedIdentityCredential(
            Settings["clientId"] is { Length: > 0 } client ? ManagedIdentityId.FromUserAssignedClientId(client) : ManagedIdentityId.SystemAssigned),
        _ => null,
    };
}
