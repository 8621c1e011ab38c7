using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using CorsFunctions.Storage.Tests.Support;
using CorsFunctions.Tables.Credentials;

namespace CorsFunctions.Storage.Tests;

/// <summary>An app's managed identity gets its tokens from the endpoint beside the app, by App Service's protocol of 2019-08-01.</summary>
public class IdentityTests
{
    private const string Secret = "s3cret-header";
    private const string Scope = "https://storage.azure.com/.default";

    [Theory]
    [InlineData(null, "http://127.0.0.1:41000/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fstorage.azure.com")]
    [InlineData("11111111-2222", "http://127.0.0.1:41000/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fstorage.azure.com&client_id=11111111-2222")]
    public async Task Token_is_asked_for_as_the_platform_documents_it(string? clientId, string url)
    {
        var endpoint = new CannedService(Answer("{\"access_token\":\"t\",\"expires_on\":\"1795262400\"}"));

        await AskAsync(endpoint, clientId);

        var request = Assert.Single(endpoint.Requests);
        Assert.Equal((HttpMethod.Get, url), (request.Method, request.RequestUri!.AbsoluteUri));
        Assert.Equal([Secret], request.Headers.GetValues("X-IDENTITY-HEADER"));
    }

    [Theory]
    [InlineData("\"1795262400\"")]
    [InlineData("1795262400")]
    public async Task Token_holds_until_the_instant_that_the_endpoint_names(string end)
    {
        var token = await AskAsync(new CannedService(Answer($"{{\"expires_on\":{end},\"access_token\":\"t\",\"token_type\":\"Bearer\"}}")));

        Assert.Equal(("t", new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero)), (token.Token, token.ExpiresOn));
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(200, "{\"access_token\":\"\",\"expires_on\":\"1795262400\"}")]
    [InlineData(200, "{\"access_token\":7,\"expires_on\":\"1795262400\"}")]
    [InlineData(200, "{\"access_token\":\"t\"}")]
    [InlineData(200, "{\"access_token\":\"t\",\"expires_on\":\"soon\"}")]
    [InlineData(200, "{\"access_token\":\"t\",\"expires_on\":\"9223372036854775807\"}")]
    [InlineData(200, "{\"access_token\":\"t\",\"expires_on\":{}}")]
    [InlineData(204, "{\"access_token\":\"t\",\"expires_on\":\"1795262400\"}")]
    [InlineData(400, "{\"statusCode\":400,\"message\":\"No identity\"}")]
    [InlineData(403, "s3cret-header")]
    public async Task Answer_without_a_token_says_so_and_tells_no_secret(int status, string body)
    {
        var error = await Assert.ThrowsAsync<AuthenticationFailedException>(() => AskAsync(new CannedService(Answer(body, (HttpStatusCode)status))).AsTask());

        Assert.Equal($"The identity endpoint answered {status} and gave no token", error.Message);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endpoint_that_fails_is_asked_once_more()
    {
        var endpoint = new CannedService(Answer("", HttpStatusCode.InternalServerError), Answer("{\"access_token\":\"t\",\"expires_on\":\"1795262400\"}"));

        Assert.Equal("t", (await AskAsync(endpoint)).Token);
    }

    [Fact]
    public async Task Endpoint_that_is_not_there_is_told_as_a_missing_token()
    {
        var error = await Assert.ThrowsAsync<AuthenticationFailedException>(() => AskAsync(new CannedService()).AsTask());

        Assert.Equal("The identity endpoint gave no answer", error.Message);
    }

    [Theory]
    [InlineData("http://127.0.0.1:41000/msi/token", null, null, false)]
    [InlineData("http://127.0.0.1:41000/msi/token", "", null, false)]
    [InlineData(null, Secret, null, false)]
    [InlineData("", Secret, null, false)]
    [InlineData("no address", Secret, null, false)]
    [InlineData("file:///token", Secret, null, false)]
    [InlineData("https://127.0.0.1:41000/msi/token", Secret, "AB12", false)]
    [InlineData("https://127.0.0.1:41000/msi/token", Secret, "", true)]
    [InlineData("http://127.0.0.1:41000/msi/token", Secret, null, true)]
    public void Environment_of_another_kind_is_left_to_the_library(string? endpoint, string? header, string? thumbprint, bool isTaken) =>
        Assert.Equal(isTaken, AppServiceIdentity.TryFind(name => name switch { "IDENTITY_ENDPOINT" => endpoint, "IDENTITY_HEADER" => header, _ => thumbprint }, null, null, out _));

    private static HttpResponseMessage Answer(string body, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(body) };

    private static ValueTask<AccessToken> AskAsync(CannedService endpoint, string? clientId = null)
    {
        Assert.True(AppServiceIdentity.TryFind(
            name => name switch { "IDENTITY_ENDPOINT" => "http://127.0.0.1:41000/msi/token", "IDENTITY_HEADER" => Secret, _ => null }, clientId, new HttpClientTransport(endpoint), out var identity));
        return identity.GetTokenAsync(new TokenRequestContext([Scope]), TestContext.Current.CancellationToken);
    }
}
