using System.Net;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using CorsFunctions.Storage.Tests.Support;
using CorsFunctions.Tables;
using CorsFunctions.Tables.Credentials;
using CorsFunctions.Tables.Reading;

namespace CorsFunctions.Storage.Tests;

/// <summary>Rows are asked for as Azure's own client asks for them.</summary>
public class QueryTests
{
    private const string Sas = "sv=2024-01-01&sig=c2Vj%2BcmV0c2ln%3D";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Connections => new()
    {
        { "AccountName=acct;AccountKey=c2VjcmV0a2V5", "default" },
        { "UseDevelopmentStorage=true", "it's an app & more +ü%" },
        { $"TableEndpoint=https://acct.table.core.windows.net;SharedAccessSignature=?{Sas}", "default" },
        { $"TableEndpoint=http://127.0.0.1:10002/devstoreaccount1/;SharedAccessSignature={Sas}", "default" },
        { "AccountName=acct;AccountKey=c2VjcmV0a2V5;TableEndpoint=https://acct.table.cosmos.azure.com:443/", "default" },
    };

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task Requests_of_a_load_are_those_of_the_client(string connection, string app)
    {
        var ours = Pages();
        await new TablePolicySource(ours.Open(connection), "CorsPolicies", app).LoadAsync(Cancellation);

        var clients = Pages();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {app}");
        await clients.Open(connection).Client.GetTableClient("CorsPolicies").QueryAsync<TableEntity>(filter, cancellationToken: Cancellation).CountAsync(Cancellation);

        Assert.Equal(3, ours.Requests.Count);
        Assert.Equal(clients.Texts, ours.Texts);
        Assert.Equal(clients.Requests.Select(request => request.Headers.Authorization?.Scheme), ours.Requests.Select(request => request.Headers.Authorization?.Scheme));

        static CannedService Pages() => new(
            CannedService.Page(CannedService.NoRows, "1!8!ZGVmYXVsdA--", "1!4!YQ-- /+"), CannedService.Page(CannedService.NoRows, "1!8!ZGVmYXVsdA--"), CannedService.Page(CannedService.NoRows));
    }

    [Fact]
    public async Task Signature_is_part_of_a_request_once_also_when_it_is_sent_again()
    {
        var service = new CannedService(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable), CannedService.Page(CannedService.NoRows));

        await ReadAsync(service.Open($"AccountName=acct;SharedAccessSignature={Sas}"));

        Assert.Equal(2, service.Requests.Count);
        Assert.All(service.Requests, request => Assert.EndsWith($"&{Sas}", request.RequestUri!.AbsoluteUri, StringComparison.Ordinal));
        Assert.Single(service.Texts.Distinct());
    }

    [Theory]
    [InlineData("https://acct.table.core.windows.net", "https://storage.azure.com/.default")]
    [InlineData("https://127.0.0.1:10002/devstoreaccount1", "https://storage.azure.com/.default")]
    [InlineData("https://acct.table.cosmos.azure.com", "https://cosmos.azure.com/.default")]
    public async Task Token_is_asked_for_once_and_for_the_service(string address, string scope)
    {
        var service = new CannedService(CannedService.Page(CannedService.NoRows), CannedService.Page(CannedService.NoRows));
        var tokens = new Tokens();
        var table = Open(service, address, tokens);

        await ReadAsync(table);
        await ReadAsync(table);

        Assert.Equal((scope, null), Assert.Single(tokens.Asked));
        Assert.All(service.Requests, request => Assert.Equal("Bearer own", request.Headers.Authorization!.ToString()));
    }

    [Fact]
    public async Task Account_of_another_tenant_gets_a_token_of_that_tenant_from_then_on()
    {
        var refusal = new HttpResponseMessage(HttpStatusCode.Unauthorized);
        refusal.Headers.Add("WWW-Authenticate", "Bearer authorization_uri=https://login.microsoftonline.com/tenant2/oauth2/authorize resource_id=https://storage.azure.com");
        var service = new CannedService(refusal, CannedService.Page(CannedService.NoRows), CannedService.Page(CannedService.NoRows));
        var tokens = new Tokens();
        var table = Open(service, "https://acct.table.core.windows.net", tokens);

        await ReadAsync(table);
        await ReadAsync(table);

        Assert.Equal([null, "tenant2"], tokens.Asked.Select(asked => asked.Tenant));
        Assert.Equal(["Bearer own", "Bearer tenant2", "Bearer tenant2"], service.Requests.Select(request => request.Headers.Authorization!.ToString()));
    }

    [Theory]
    [InlineData("Bearer authorization_uri=https://login.microsoftonline.com/tenant2/x")]
    [InlineData("Bearer authorization_uri=")]
    [InlineData("Bearer authorization_uri=nonsense, x=y")]
    [InlineData("Bearer")]
    public async Task Refusal_that_a_token_does_not_mend_is_told(string challenge)
    {
        HttpResponseMessage Refusal()
        {
            var refusal = new HttpResponseMessage(HttpStatusCode.Unauthorized);
            refusal.Headers.TryAddWithoutValidation("WWW-Authenticate", challenge);
            return refusal;
        }

        var service = new CannedService(Refusal(), Refusal(), Refusal());

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => ReadAsync(Open(service, "https://acct.table.core.windows.net", new Tokens())));

        Assert.Equal(401, error.Status);
        Assert.InRange(service.Requests.Count, 1, 2);
    }

    [Theory]
    [InlineData("""{"odata.error":{"code":"AuthorizationPermissionMismatch","message":{"lang":"en-US","value":"no"}}}""", "AuthorizationPermissionMismatch")]
    [InlineData("""<?xml version="1.0"?><Error><Code>AuthorizationFailure</Code></Error>""", null)]
    [InlineData("""{"code":7}""", null)]
    [InlineData("""{"code":""", null)]
    [InlineData("", null)]
    public async Task Code_of_a_refusal_is_found_where_there_is_one(string body, string? code)
    {
        var service = new CannedService(new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent(body) });

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => ReadAsync(service.Open("AccountName=acct;AccountKey=c2VjcmV0a2V5")));

        Assert.Equal((403, code), (error.Status, error.ErrorCode));
    }

    private static TableService Open(CannedService service, string address, Tokens tokens) =>
        new(new Uri(address), "", new Identity(() => tokens), () => TablePipeline.CreateOptions(new Azure.Core.Pipeline.HttpClientTransport(service)));

    private static Task<TableRows> ReadAsync(TableService service) => new TableReader(service, "CorsPolicies", "default").ReadAsync(known: null, versions: null, Cancellation);

    private sealed class Tokens : TokenCredential
    {
        public List<(string Scope, string? Tenant)> Asked { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Asked.Add((requestContext.Scopes.Single(), requestContext.TenantId));
            return new AccessToken(requestContext.TenantId ?? "own", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
