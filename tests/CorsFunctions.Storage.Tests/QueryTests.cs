using System.Net;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using CorsFunctions.Sources;
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
        var service = new CannedService(Challenge("tenant2"), CannedService.Page(CannedService.NoRows), CannedService.Page(CannedService.NoRows));
        var tokens = new Tokens();
        var table = Open(service, "https://acct.table.core.windows.net", tokens);

        await ReadAsync(table);
        await ReadAsync(table);

        Assert.Equal([null, "tenant2"], tokens.Asked.Select(asked => asked.Tenant));
        Assert.Equal(["Bearer own", "Bearer tenant2", "Bearer tenant2"], service.Requests.Select(request => request.Headers.Authorization!.ToString()));
    }

    [Fact]
    public async Task Tenant_that_gives_no_token_is_forgotten()
    {
        var service = new CannedService(Challenge("other"), CannedService.Page(CannedService.NoRows));
        var table = Open(service, "https://acct.table.core.windows.net", new Tokens { Refused = "other" });

        Assert.Equal(401, (await Assert.ThrowsAsync<RequestFailedException>(() => ReadAsync(table))).Status);
        await ReadAsync(table);

        Assert.Equal(["Bearer own", "Bearer own"], service.Requests.Select(request => request.Headers.Authorization!.ToString()));
    }

    [Fact]
    public async Task Two_requests_at_once_both_learn_the_tenant()
    {
        var service = new CannedService(Challenge("tenant2"), Challenge("tenant2"), CannedService.Page(CannedService.NoRows), CannedService.Page(CannedService.NoRows)) { Together = 2 };
        var table = Open(service, "https://acct.table.core.windows.net", new Tokens());

        await Task.WhenAll(ReadAsync(table), ReadAsync(table));

        Assert.Equal(["Bearer own", "Bearer own", "Bearer tenant2", "Bearer tenant2"], service.Requests.Select(request => request.Headers.Authorization!.ToString()));
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

    // An empty list is no answer to what only looks like a missing table: every row would be gone.
    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    public async Task Table_is_missing_only_with_its_status(int status)
    {
        HttpResponseMessage Refusal() => new((HttpStatusCode)status) { Content = new StringContent("""{"odata.error":{"code":"TableNotFound"}}""") };

        var source = new TablePolicySource(new CannedService(Refusal(), Refusal()).Open("UseDevelopmentStorage=true"), "CorsPolicies", "default");

        await Assert.ThrowsAsync<PolicySourceException>(() => source.LoadAsync(new SourceRequest(Known: null, WasRead: true), Cancellation));
    }

    [Fact]
    public async Task Answer_that_names_an_empty_next_row_is_no_last_page()
    {
        static HttpResponseMessage Part() => CannedService.Page("""{"value":[{"PartitionKey":"default","RowKey":"apps"}]}""", nextRow: "");

        var source = new TablePolicySource(new CannedService(Part(), Part()).Open("UseDevelopmentStorage=true"), "CorsPolicies", "default");

        var error = await Assert.ThrowsAsync<PolicySourceException>(() => source.LoadAsync(Cancellation));
        Assert.Contains("sends the same page again and again", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Retry-After", "3600")]
    [InlineData("Retry-After", "+3600")]
    [InlineData("Retry-After", "Fri, 31 Dec 2049 00:00:00 GMT")]
    [InlineData("retry-after-ms", "3600000")]
    [InlineData("x-ms-retry-after-ms", "3600000")]
    public async Task Service_that_wants_a_long_wait_is_told_of_at_once(string header, string value)
    {
        var busy = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        busy.Headers.TryAddWithoutValidation(header, value);
        var service = new CannedService(busy);

        var error = await Assert.ThrowsAsync<PolicySourceException>(() => new TablePolicySource(service.Open("UseDevelopmentStorage=true"), "CorsPolicies", "default").LoadAsync(Cancellation));

        Assert.Contains("wants no request for ", error.Message, StringComparison.Ordinal);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData("""{"odata.error":{"code":"AuthorizationPermissionMismatch","message":{"lang":"en-US","value":"no"}}}""", "AuthorizationPermissionMismatch")]
    [InlineData("""<?xml version="1.0"?><Error><Code>AuthorizationFailure</Code></Error>""", null)]
    [InlineData("""{"odata.error":{"innererror":{"code":"TableNotFound"},"code":"InternalError"}}""", "InternalError")]
    [InlineData("""{"odata.error":{"innererror":{"code":"TableNotFound"}}}""", null)]
    [InlineData("""[{"trace":[{"code":"TableNotFound"}]}]""", null)]
    [InlineData("""{"code":"TableNotFound"}""", null)]
    [InlineData("""{"odata.error":{"code":7}}""", null)]
    [InlineData("""{"odata.error":7}""", null)]
    [InlineData("""{"code":""", null)]
    [InlineData("", null)]
    public async Task Code_of_a_refusal_is_found_where_there_is_one(string body, string? code)
    {
        var service = new CannedService(new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent(body) });

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => ReadAsync(service.Open("AccountName=acct;AccountKey=c2VjcmV0a2V5")));

        Assert.Equal((403, code), (error.Status, error.ErrorCode));
    }

    private static HttpResponseMessage Challenge(string tenant)
    {
        var refusal = new HttpResponseMessage(HttpStatusCode.Unauthorized);
        refusal.Headers.Add("WWW-Authenticate", $"Bearer authorization_uri=https://login.microsoftonline.com/{tenant}/oauth2/authorize resource_id=https://storage.azure.com");
        return refusal;
    }

    private static TableService Open(CannedService service, string address, Tokens tokens) =>
        new(new Uri(address), "", new Identity(() => tokens), () => TablePipeline.CreateOptions(new Azure.Core.Pipeline.HttpClientTransport(service)));

    private static Task<TableRows> ReadAsync(TableService service) => new TableReader(service, "CorsPolicies", "default").ReadAsync(known: null, versions: null, Cancellation);

    private sealed class Tokens : TokenCredential
    {
        public List<(string Scope, string? Tenant)> Asked { get; } = [];

        public string? Refused { get; init; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Asked.Add((requestContext.Scopes.Single(), requestContext.TenantId));
            return Refused is not null && Refused == requestContext.TenantId ? throw new AuthenticationFailedException("Not for this tenant")
                : new AccessToken(requestContext.TenantId ?? "own", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
