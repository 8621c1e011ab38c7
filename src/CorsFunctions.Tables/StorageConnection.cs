using System.Diagnostics.CodeAnalysis;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using CorsFunctions.Tables.Credentials;
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

    /// <summary>Checks the settings, and makes no client yet: that takes tens of milliseconds the first time.</summary>
    /// <param name="service">The service.</param>
    /// <param name="error">The setting that is wrong, and what to write; never its value, which may hold a key.</param>
    /// <param name="transport">What carries the requests; for tests.</param>
    public bool TryFindService([NotNullWhen(true)] out TableService? service, out string error, HttpPipelineTransport? transport = null)
    {
        service = null;
        if (string.IsNullOrEmpty(Settings.Value))
        {
            return TryFindByIdentity(transport, out service, out error);
        }

        if (!StorageConnectionString.TryParse(Settings.Value, out var connection, out var fault))
        {
            error = $"{Name} {fault}";
            return false;
        }

        error = "";
        service = new TableService(connection.Endpoint, Settings.Value, connection.Credential, () => TablePipeline.CreateOptions(transport));
        return true;
    }

    private bool TryFindByIdentity(HttpPipelineTransport? transport, out TableService? service, out string error)
    {
        (service, error) = (null, "");
        var account = Settings["accountName"];
        var address = Settings["tableServiceUri"] ?? (string.IsNullOrEmpty(account) ? null : $"https://{account}.table.core.windows.net");
        if (address is null)
        {
            error = $"{Name}__tableServiceUri is not set. Write the table service's address, such as 'https://<account>.table.core.windows.net'.";
        }
        else if (!Uri.TryCreate(address, UriKind.Absolute, out var endpoint) || endpoint.Scheme != Uri.UriSchemeHttps)
        {
            error = $"{Name}__tableServiceUri is not an https address. Write the table service's address, such as 'https://<account>.table.core.windows.net'.";
        }
        else if (TableAddress.Fault(endpoint) is { } fault)
        {
            error = $"{Name}__tableServiceUri is an address {fault}";
        }
        else if (FindCredential(transport) is { } credential)
        {
            service = new TableService(
                endpoint,
                $"{endpoint} {Settings["credential"]} {Settings["clientId"]}",
                new Identity(credential),
                () => TablePipeline.CreateOptions(transport));
        }
        else
        {
            error = $"{Name}__credential has a value that is not known. Write 'managedidentity', with {Name}__clientId for a user-assigned identity, or leave it out for the identity of the environment.";
        }

        return service is not null;
    }

    private Func<TokenCredential>? FindCredential(HttpPipelineTransport? transport) => Settings["credential"] switch
    {
        null or "" => () => new DefaultAzureCredential(),
        { } kind when kind.Equals("managedidentity", StringComparison.OrdinalIgnoreCase) => () => CreateManagedIdentity(transport),
        _ => null,
    };

    private TokenCredential CreateManagedIdentity(HttpPipelineTransport? transport)
    {
        var client = Settings["clientId"] is { Length: > 0 } id ? id : null;
        return AppServiceIdentity.TryFind(Environment.GetEnvironmentVariable, client, transport, out var identity) ? identity
            : new ManagedIdentityCredential(client is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(client));
    }
}
