using CorsFunctions.Infra.Tests.Support;

namespace CorsFunctions.Infra.Tests;

public sealed class KeyTests
{
    public static TheoryData<string> Names => Snapshot.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Policies_account_takes_no_key(string name)
    {
        var account = Assert.Single(Snapshot.Read(name).OfType("Microsoft.Storage/storageAccounts"), account => Snapshot.Text(account, "name").StartsWith("stcors", StringComparison.Ordinal));

        Assert.False(account.GetProperty("properties").GetProperty("allowSharedKeyAccess").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Keys_are_read_for_the_content_share_of_consumption_only(string name)
    {
        var snapshot = Snapshot.Read(name);

        var expected = name == "consumption" ? ["WEBSITE_CONTENTAZUREFILECONNECTIONSTRING"] : Array.Empty<string>();
        Assert.Equal(expected, snapshot.AppSettings.Where(setting => setting.Value.Contains("listKeys", StringComparison.OrdinalIgnoreCase)).Select(setting => setting.Key));
        Assert.Equal(expected.Length, snapshot.Resources.Count(resource => resource.GetRawText().Contains("listKeys", StringComparison.OrdinalIgnoreCase)));
        var host = Assert.Single(snapshot.OfType("Microsoft.Storage/storageAccounts"), account => Snapshot.Text(account, "name").StartsWith("sthost", StringComparison.Ordinal));
        Assert.Equal(name == "consumption", host.GetProperty("properties").GetProperty("allowSharedKeyAccess").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Site_takes_no_publishing_password(string name)
    {
        var snapshot = Snapshot.Read(name);

        var policies = snapshot.OfType("Microsoft.Web/sites/basicPublishingCredentialsPolicies")
            .Select(policy => (Snapshot.Text(policy, "name").Split('/')[1], policy.GetProperty("properties").GetProperty("allow").GetBoolean()));
        Assert.Equal(snapshot.OfType("Microsoft.Web/sites").Any() ? [("ftp", false), ("scm", false)] : [], policies.Order());
    }

    [Fact]
    public void Registry_has_no_admin_user() =>
        Assert.False(Assert.Single(Snapshot.Read("container-apps").OfType("Microsoft.ContainerRegistry/registries")).GetProperty("properties").GetProperty("adminUserEnabled").GetBoolean());

    [Theory]
    [InlineData("dedicated-private")]
    [InlineData("flex-private")]
    [InlineData("container-apps-private")]
    public void Private_deployment_closes_storage_but_for_operators(string name)
    {
        var snapshot = Snapshot.Read(name);

        foreach (var account in snapshot.OfType("Microsoft.Storage/storageAccounts"))
        {
            var isForOperators = name == "dedicated-private" && Snapshot.Text(account, "name").StartsWith("stcors", StringComparison.Ordinal);
            var properties = account.GetProperty("properties");
            Assert.Equal("Deny", Snapshot.Text(properties.GetProperty("networkAcls"), "defaultAction"));
            Assert.Equal(isForOperators ? "Enabled" : "Disabled", Snapshot.Text(properties, "publicNetworkAccess"));
        }

        var services = snapshot.OfType("Microsoft.Network/privateEndpoints")
            .Select(endpoint => endpoint.GetProperty("properties").GetProperty("privateLinkServiceConnections")[0].GetProperty("properties").GetProperty("groupIds")[0].GetString());
        Assert.Equal(["blob", "table"], services.Order());
    }
}
