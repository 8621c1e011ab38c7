using CorsFunctions.Azurite;
using CorsFunctions.Tables;
using Microsoft.Extensions.Configuration;

namespace CorsFunctions.Storage.Tests;

/// <summary>Every form of a connection: which are taken, what is said of the others, and that no secret is said.</summary>
public class ConnectionTests
{
    private const string Key = "c2VjcmV0a2V5";
    private const string Sas = "sv=2024-01-01&sig=c2VjcmV0c2ln";
    private const string Password = "pa55word";

    public static TheoryData<string, string> Taken => new()
    {
        { "UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1" },
        { "usedevelopmentstorage=True;", "http://127.0.0.1:10002/devstoreaccount1" },
        { "UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://azurite", "http://azurite:10002/devstoreaccount1" },
        { $"DefaultEndpointsProtocol=https;AccountName=acct;AccountKey={Key};EndpointSuffix=core.windows.net", "https://acct.table.core.windows.net/" },
        { $"AccountName=acct;AccountKey={Key}", "https://acct.table.core.windows.net/" },
        { $" AccountName = acct ; AccountKey=c2VjcmV0a2U= ; EndpointSuffix=core.chinacloudapi.cn ", "https://acct.table.core.chinacloudapi.cn/" },
        { $"DefaultEndpointsProtocol=http;AccountName=acct;AccountKey={Key}", "http://acct.table.core.windows.net/" },
        { $"AccountName=devstoreaccount1;AccountKey={Key};TableEndpoint=http://azurite:10002/devstoreaccount1", "http://azurite:10002/devstoreaccount1" },
        { $"AccountName=acct;AccountKey={Key};TableEndpoint=https://acct.table.cosmos.azure.com:443/;BlobEndpoint=ftp://x", "https://acct.table.cosmos.azure.com/" },
        { $"TableEndpoint=https://acct.table.core.windows.net;SharedAccessSignature={Sas}", "https://acct.table.core.windows.net/" },
        { $"TableEndpoint=https://acct.table.core.windows.net;SharedAccessSignature=?{Sas}", "https://acct.table.core.windows.net/" },
        { $"TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;SharedAccessSignature={Sas}", "http://127.0.0.1:10002/devstoreaccount1" },
        { $"AccountName=acct;SharedAccessSignature={Sas}", "https://acct.table.core.windows.net/" },
    };

    public static TheoryData<string, string> Refused => new()
    {
        { "nonsense", "is not a storage connection string" },
        { ";;", "is not a storage connection string" },
        { "=x", "is not a storage connection string" },
        { "AccountName=", "is not a storage connection string" },
        { $"AccountName=acct;AccountName=other;AccountKey={Key}", "is not a storage connection string" },
        { "UseDevelopmentStorage=yes", "UseDevelopmentStorage with another value than 'true'" },
        { $"UseDevelopmentStorage=true;DevelopmentStorageProxyUri=ftp://{Password}", "DevelopmentStorageProxyUri that is no http or https address" },
        { $"UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://u:{Password}@azurite/x", "DevelopmentStorageProxyUri with a user name or password" },
        { $"AccountKey={Key}", "names no account" },
        { $"AccountName=ac/ct;AccountKey={Key}", "AccountName that is none" },
        { $"AccountName=u:{Password}@host;AccountKey={Key}", "AccountName that is none" },
        { "AccountName=acct", "has neither AccountName and AccountKey nor a SharedAccessSignature" },
        { "AccountName=acct;AccountKey=not base64!", "AccountKey that is no base64" },
        { $"TableEndpoint=https://acct.table.core.windows.net;AccountKey={Key}", "has neither AccountName and AccountKey" },
        { $"TableEndpoint=ftp://acct.table.core.windows.net;SharedAccessSignature={Sas}", "TableEndpoint that is no http or https address" },
        { $"TableEndpoint=file:///etc/passwd;SharedAccessSignature={Sas}", "TableEndpoint that is no http or https address" },
        { $"TableEndpoint=file:;SharedAccessSignature={Sas}", "TableEndpoint that is no http or https address" },
        { $"TableEndpoint=acct.table.core.windows.net;SharedAccessSignature={Sas}", "TableEndpoint that is no http or https address" },
        { $"TableEndpoint=https://u:{Password}@acct.table.core.windows.net;SharedAccessSignature={Sas}", "TableEndpoint with a user name or password" },
        { $"TableEndpoint=https://acct.table.core.windows.net/?{Sas};SharedAccessSignature={Sas}", "TableEndpoint with a query" },
        { $"TableEndpoint=https://acct.table.core.windows.net/#{Password};SharedAccessSignature={Sas}", "TableEndpoint with a query or a fragment" },
        { $"TableEndpoint=http://acct.table.core.windows.net;SharedAccessSignature={Sas}", "would send its SharedAccessSignature without encryption" },
        { $"TableEndpoint=http://localhost:10002;AccountName=a;AccountKey={Key}", "TableEndpoint that names no account" },
        { $"DefaultEndpointsProtocol=ftp;AccountName=acct;AccountKey={Key}", "DefaultEndpointsProtocol or EndpointSuffix that is no http or https address" },
        { $"EndpointSuffix=x@{Password}/;AccountName=acct;AccountKey={Key}", "with a user name or password" },
    };

    public static TheoryData<string, string?> Addresses => new()
    {
        { "https://acct.table.core.windows.net", null },
        { "https://acct.table.core.windows.net:8443/", null },
        { "https://127.0.0.1:10002/devstoreaccount1", null },
        { "https://localhost:17803/devstoreaccount1", null },
        { "https://[::1]:10002/devstoreaccount1", null },
        { "https://azurite:10002/devstoreaccount1", null },
        { "https://localhost:17803", "CorsStorage__tableServiceUri is an address that names no account. Write one like 'https://<account>.table.core.windows.net' or, for an emulator, 'https://127.0.0.1:10002/<account>'" },
        { "https://127.0.0.1:10002/", "names no account" },
        { "https://azurite:10002", "names no account" },
        { "https://[::1]", "names no account" },
        { "http://acct.table.core.windows.net", "is not an https address" },
        { "acct", "is not an https address" },
        { $"https://u:{Password}@acct.table.core.windows.net", "user name or password" },
        { $"https://acct.table.core.windows.net/?{Sas}", "with a query" },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public void Connection_string_of_every_form_that_the_portal_and_Azurite_give_is_taken(string text, string address)
    {
        Assert.True(Find(new("CorsStorage", text), out var service, out var error), error);
        Assert.Equal(address, service!.Address);
        Assert.Equal(address, service.Client.Uri.AbsoluteUri);
        AssertNoSecret(new TablePolicySource(service, "CorsPolicies", "app").Description);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Connection_string_that_cannot_work_is_refused_with_the_fix_and_without_its_values(string text, string message)
    {
        Assert.False(Find(new("CorsStorage", text), out _, out var error));
        Assert.StartsWith("CorsStorage ", error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.EndsWith(".", error, StringComparison.Ordinal);
        AssertNoSecret(error);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Address_for_an_identity_is_taken_or_refused_with_the_fix(string address, string? message)
    {
        var isTaken = Find(new("CorsStorage:tableServiceUri", address), out var service, out var error);

        Assert.Equal(message is null, isTaken);
        Assert.Contains(message ?? "", error, StringComparison.Ordinal);
        AssertNoSecret(error);

        // The client is made later, by the first load, and must not fail then.
        Assert.Equal(isTaken, service?.Client is not null);
    }

    private static bool Find(KeyValuePair<string, string?> setting, out TableService? service, out string error) =>
        StorageConnection.Find(new ConfigurationBuilder().AddInMemoryCollection([setting]).Build())!.TryFindService(out service, out error);

    private static void AssertNoSecret(string text) =>
        Assert.All([Key, "c2VjcmV0c2ln", Password, AzuriteServer.AccountKey], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
}
