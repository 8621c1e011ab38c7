using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using CorsFunctions.Tables.Credentials;

namespace CorsFunctions.Tables;

/// <summary>
/// A storage connection string, read with care: the client itself takes any scheme and a password in the address, and the
/// address is what logs show. The endpoint has neither secrets nor a query.
/// </summary>
internal sealed class StorageConnectionString
{
    private const string EmulatorAccount = "devstoreaccount1";

    // Published with the emulator's documentation.
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const string DefaultSuffix = "core.windows.net";

    private StorageConnectionString(Uri endpoint, TableCredential credential) => (Endpoint, Credential) = (endpoint, credential);

    public Uri Endpoint { get; }

    public TableCredential Credential { get; }

    /// <param name="text">The connection string.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="error">What is wrong, and what to write; it holds no value.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out StorageConnectionString? connection, [NotNullWhen(false)] out string? error)
    {
        connection = null;
        error = null;
        if (!TrySplit(text, out var parts))
        {
            error = "is not a storage connection string. Write the one that the portal shows under 'Access keys', or 'UseDevelopmentStorage=true' for Azurite.";
            return false;
        }

        if (parts.GetValueOrDefault("UseDevelopmentStorage") is { } emulator)
        {
            error = emulator.Equals("true", StringComparison.OrdinalIgnoreCase)
                ? ReadEmulator(parts, out connection)
                : "has UseDevelopmentStorage with another value than 'true'. Write 'UseDevelopmentStorage=true', or leave it out.";
            return error is null;
        }

        error = ReadAccount(parts, out connection);
        return error is null;
    }

    private static string? ReadEmulator(Dictionary<string, string> parts, out StorageConnectionString? connection)
    {
        connection = null;
        var host = "http://127.0.0.1";
        if (parts.GetValueOrDefault("DevelopmentStorageProxyUri") is { } proxy)
        {
            // The account is the emulator's.
            if (ReadEndpoint($"{proxy.TrimEnd('/')}/{EmulatorAccount}", "DevelopmentStorageProxyUri", out var address) is { } error)
            {
                return error;
            }

            host = $"{address!.Scheme}://{address.Host}";
        }

        connection = new StorageConnectionString(new Uri($"{host}:10002/{EmulatorAccount}"), new AccountKey(EmulatorAccount, EmulatorKey));
        return null;
    }

    private static string? ReadAccount(Dictionary<string, string> parts, out StorageConnectionString? connection)
    {
        connection = null;
        var account = parts.GetValueOrDefault("AccountName");
        var address = parts.GetValueOrDefault("TableEndpoint");
        if (address is null && account is null)
        {
            return "names no account. Write the connection string that the portal shows under 'Access keys', with AccountName or TableEndpoint.";
        }

        if (address is null && !account!.All(char.IsAsciiLetterOrDigit))
        {
            return "has an AccountName that is none. Write 3 to 24 lower-case letters and digits.";
        }

        var scheme = parts.GetValueOrDefault("DefaultEndpointsProtocol") ?? Uri.UriSchemeHttps;
        var error = ReadEndpoint(
            address ?? $"{scheme}://{account}.table.{parts.GetValueOrDefault("EndpointSuffix") ?? DefaultSuffix}",
            address is null ? "DefaultEndpointsProtocol or EndpointSuffix" : "TableEndpoint",
            out var endpoint);
        if (error is not null)
        {
            return error;
        }

        if (parts.GetValueOrDefault("SharedAccessSignature") is { } sas)
        {
            if (endpoint!.Scheme != Uri.UriSchemeHttps && !endpoint.IsLoopback)
            {
                return "would send its SharedAccessSignature without encryption. Write a TableEndpoint that begins with 'https://'.";
            }

            connection = new StorageConnectionString(endpoint, new SharedAccessSignature(sas));
            return null;
        }

        if (account is null || parts.GetValueOrDefault("AccountKey") is not { } key)
        {
            return "has neither AccountName and AccountKey nor a SharedAccessSignature. Write the connection string that the portal shows under 'Access keys'.";
        }

        if (!Base64.IsValid(key))
        {
            return "has an AccountKey that is no base64. Write the account's current key.";
        }

        connection = new StorageConnectionString(endpoint!, new AccountKey(account, key));
        return null;
    }

    private static string? ReadEndpoint(string text, string name, out Uri? endpoint) =>
        !Uri.TryCreate(text, UriKind.Absolute, out endpoint) || (endpoint.Scheme != Uri.UriSchemeHttp && endpoint.Scheme != Uri.UriSchemeHttps)
            ? $"has a {name} that is no http or https address. Write one like 'https://<account>.table.core.windows.net'."
            : TableAddress.Fault(endpoint) is { } fault ? $"has a {name} {fault}" : null;

    private static bool TrySplit(string text, out Dictionary<string, string> parts)
    {
        parts = new(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == part.Length - 1 || !parts.TryAdd(part[..equals].TrimEnd(), part[(equals + 1)..].TrimStart()))
            {
                return false;
            }
        }

        return parts.Count > 0;
    }
}
