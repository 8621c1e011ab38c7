using System.Text;
using CorsFunctions.Azurite;
using CorsFunctions.Storage.Tests.Support;

namespace CorsFunctions.Storage.Tests;

/// <summary>Whatever fails, no key gets into a log.</summary>
public class SecretTests(AzuriteFixture azurite)
{
    private static readonly string WrongKey = Convert.ToBase64String("not the key of the account"u8);

    [Fact]
    public async Task Wrong_key_is_told_without_the_key()
    {
        var server = await azurite.ServerAsync();
        var connection = server.ConnectionString.Replace(AzuriteServer.AccountKey, WrongKey, StringComparison.Ordinal);
        using var cache = new TableCache(connection, PolicyTable.NewName());

        Assert.Equal("policies-unavailable", await cache.AskAsync("https://app.example.com"));

        Assert.EndsWith("with a connection string, write the account's current key", Assert.Single(cache.Errors), StringComparison.Ordinal);
        AssertNoSecret(cache);
    }

    [Theory]
    [InlineData(ProxyMode.Refuse)]
    [InlineData(ProxyMode.Unavailable)]
    [InlineData(ProxyMode.Forbidden)]
    [InlineData(ProxyMode.Garbage)]
    [InlineData(ProxyMode.GarbageBody)]
    [InlineData(ProxyMode.PassThrough)]
    public async Task Nothing_secret_is_logged(object mode)
    {
        await using var proxy = new FaultyProxy((await azurite.ServerAsync()).Port, (ProxyMode)mode);
        using var cache = new TableCache(proxy.ConnectionString, PolicyTable.NewName());

        await cache.GetAsync();

        Assert.Single(cache.Events);
        AssertNoSecret(cache);
    }

    [Fact]
    public void Description_names_the_table_and_the_app_and_no_secret()
    {
        using var cache = new TableCache(AzuriteServer.ConnectionStringAt(10002), "CorsPolicies");

        Assert.Equal("table CorsPolicies at http://127.0.0.1:10002/devstoreaccount1, partition 'app'", cache.Source.Description);
    }

    // The whole of what a logger may print: the text, and the exception with all its inner ones.
    private static void AssertNoSecret(TableCache cache)
    {
        var logged = new StringBuilder(cache.Source.Description);
        foreach (var entry in cache.Entries)
        {
            logged.AppendLine(entry.Message).AppendLine(entry.Exception?.ToString());
        }

        Assert.All(
            [AzuriteServer.AccountKey, WrongKey, AzuriteServer.AccountKey[..20], "AccountKey", "SharedKeyLite", "Authorization:"],
            secret => Assert.DoesNotContain(secret, logged.ToString(), StringComparison.OrdinalIgnoreCase));
    }
}
