using Azure.Data.Tables;

namespace CorsFunctions.DataTables.Tests;

public class ConnectionStringTests
{
    private const string Key = "c2VjcmV0";

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://azurite", "http://azurite:10002/devstoreaccount1", null)]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=acct;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net", "https://acct.table.core.windows.net/", "acct")]
    [InlineData("AccountName=acct;AccountKey=c2VjcmV0;EndpointSuffix=core.chinacloudapi.cn;", "https://acct.table.core.chinacloudapi.cn/", "acct")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=acct;AccountKey=c2VjcmV0;TableEndpoint=http://127.0.0.1:9/acct", "http://127.0.0.1:9/acct", "acct")]
    [InlineData(" accountname = acct ; ACCOUNTKEY = c2VjcmV0 ; TableEndpoint=https://tables.example.com/", "https://tables.example.com/", "tables")]
    public void Connection_string_names_the_endpoint(string connectionString, string endpoint, string? account)
    {
        var client = new TableServiceClient(connectionString);

        Assert.Equal(endpoint, client.Uri.AbsoluteUri);
        Assert.Equal(account, client.AccountName);
    }

    [Fact]
    public void Table_address_is_endpoint_and_name()
    {
        var client = new TableClient($"AccountName=acct;AccountKey={Key};EndpointSuffix=core.windows.net", "CorsPolicies");

        Assert.Equal("CorsPolicies", client.Name);
        Assert.Equal("acct", client.AccountName);
        Assert.Equal("https://acct.table.core.windows.net/CorsPolicies", client.Uri.AbsoluteUri);
    }

    [Fact]
    public void Endpoint_that_already_ends_in_the_table_is_not_extended_twice()
    {
        var client = new TableClient(new Uri("https://acct.table.core.windows.net/CorsPolicies"), "CorsPolicies", new TableSharedKeyCredential("acct", Key));

        Assert.Equal("https://acct.table.core.windows.net/CorsPolicies", client.Uri.AbsoluteUri);
    }

    [Theory]
    [InlineData("", typeof(ArgumentException))]
    [InlineData("AccountName=acct;AccountKey=c2VjcmV0", typeof(ArgumentException))]
    [InlineData("AccountName=acct;EndpointSuffix=core.windows.net", typeof(ArgumentException))]
    [InlineData("UseDevelopmentStorage=false", typeof(ArgumentException))]
    [InlineData("nonsense", typeof(InvalidOperationException))]
    [InlineData(";AccountName=acct", typeof(InvalidOperationException))]
    [InlineData("AccountName=acct;;AccountKey=c2VjcmV0", typeof(InvalidOperationException))]
    [InlineData("AccountName=;AccountKey=c2VjcmV0", typeof(InvalidOperationException))]
    [InlineData("=acct", typeof(InvalidOperationException))]
    [InlineData("AccountName=a;AccountName=b", typeof(InvalidOperationException))]
    [InlineData("AccountName=acct;AccountKey=not base64!;EndpointSuffix=core.windows.net", typeof(FormatException))]
    [InlineData("AccountName=acct;AccountKey=c2VjcmV0;TableEndpoint=http://:x", typeof(UriFormatException))]
    [InlineData("TableEndpoint=https://a.example/;SharedAccessSignature=sig", typeof(NotSupportedException))]
    public void Bad_connection_string_throws_what_the_real_library_throws(string connectionString, Type exception)
    {
        Assert.Throws(exception, () => new TableServiceClient(connectionString));
        Assert.Throws(exception, () => new TableClient(connectionString, "t"));
    }

    [Fact]
    public void Error_never_shows_a_key()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new TableServiceClient($"AccountName=a;{Key}"));

        Assert.DoesNotContain(Key, error.Message, StringComparison.Ordinal);
        Assert.Contains("Segment 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_arguments_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new TableServiceClient((string)null!));
        Assert.Throws<ArgumentNullException>(() => new TableClient("UseDevelopmentStorage=true", null!));
        Assert.Throws<ArgumentException>(() => new TableClient("UseDevelopmentStorage=true", ""));
        Assert.Throws<ArgumentNullException>(() => new TableServiceClient("UseDevelopmentStorage=true").GetTableClient(null!));
    }
}
