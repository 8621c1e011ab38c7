using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using CorsFunctions.Azurite;
using Moq;
using static CorsFunctions.DataTables.Tests.TestTables;

namespace CorsFunctions.DataTables.Tests;

public class AuthenticationTests(AzuriteFixture azurite)
{
    private static readonly Uri _endpoint = new("https://acct.table.core.windows.net");

    [Fact]
    public async Task Wrong_key_is_refused()
    {
        var server = await azurite.ServerAsync();
        var wrong = new TableSharedKeyCredential(AzuriteServer.AccountName, Convert.ToBase64String("another key"u8));
        var table = new TableClient(server.TableEndpoint, NewName(), wrong);

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => table.CreateAsync(Cancellation));
        wrong.SetAccountKey(AzuriteServer.AccountKey);
        var answer = await table.CreateAsync(Cancellation);

        Assert.Equal(403, error.Status);
        Assert.Equal(204, answer.GetRawResponse().Status);
    }

    [Fact]
    public async Task Shared_key_signs_date_and_encoded_path()
    {
        var handler = new RecordingHandler("{}");
        var table = new TableClient(_endpoint, "CorsPolicies", new TableSharedKeyCredential("acct", "c2VjcmV0"), new() { Transport = handler.Transport });

        await table.GetEntityAsync<TableEntity>("it's", "ключ", cancellationToken: Cancellation);

        var request = Assert.Single(handler.Requests);
        var date = Assert.Single(request.Headers.GetValues("x-ms-date"));
        var path = "/CorsPolicies(PartitionKey='it%27%27s',RowKey='%D0%BA%D0%BB%D1%8E%D1%87')";
        var signature = Convert.ToBase64String(HMACSHA256.HashData("secret"u8, Encoding.UTF8.GetBytes($"{date}\n/acct{path}")));
        Assert.Equal(path, request.RequestUri!.AbsolutePath);
        Assert.Equal($"SharedKeyLite acct:{signature}", Assert.Single(request.Headers.GetValues("Authorization")));
        Assert.Equal("2020-12-06", Assert.Single(request.Headers.GetValues("x-ms-version")));
        Assert.Equal("3.0", Assert.Single(request.Headers.GetValues("DataServiceVersion")));
    }

    [Fact]
    public async Task Token_is_asked_for_the_storage_scope_and_sent_as_bearer()
    {
        var handler = new RecordingHandler();
        var credential = new Mock<TokenCredential>();
        credential
            .Setup(c => c.GetTokenAsync(It.Is<TokenRequestContext>(context => context.Scopes.Single() == "https://storage.azure.com/.default"), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new AccessToken("token-1", DateTimeOffset.MaxValue));
        var options = new TableClientOptions(TableClientOptions.ServiceVersion.V2019_02_02) { Transport = handler.Transport };

        await new TableClient(_endpoint, "CorsPolicies", credential.Object, options).QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync();
        await new TableServiceClient(_endpoint, credential.Object, options).QueryAsync(cancellationToken: Cancellation).ToListAsync();

        Assert.Equal(2, handler.Requests.Count);
        Assert.All(handler.Requests, request => Assert.Equal("Bearer token-1", Assert.Single(request.Headers.GetValues("Authorization"))));
        Assert.All(handler.Requests, request => Assert.Equal("2019-02-02", Assert.Single(request.Headers.GetValues("x-ms-version"))));
    }

    [Fact]
    public async Task Token_is_never_sent_without_tls()
    {
        var handler = new RecordingHandler();
        var table = new TableClient(new Uri("http://acct.table.core.windows.net"), "t", Mock.Of<TokenCredential>(), new() { Transport = handler.Transport });

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.CreateIfNotExistsAsync(Cancellation));

        Assert.Empty(handler.Requests);
    }

    [Fact]
    public void Missing_credential_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new TableClient(_endpoint, "t", (TokenCredential)null!));
        Assert.Throws<ArgumentNullException>(() => new TableClient(_endpoint, "t", (TableSharedKeyCredential)null!));
        Assert.Throws<ArgumentNullException>(() => new TableServiceClient(null!, Mock.Of<TokenCredential>()));
        Assert.Throws<FormatException>(() => new TableSharedKeyCredential("acct", "not base64!"));
    }
}
