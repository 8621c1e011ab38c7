using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;

namespace CorsFunctions.Tables.Credentials;

/// <summary>An identity of Microsoft Entra ID, whose tokens authorize the requests.</summary>
internal sealed class Identity(Func<TokenCredential> create) : TableCredential
{
    private const string StorageScope = "https://storage.azure.com/.default";
    private const string CosmosScope = "https://cosmos.azure.com/.default";

    // One for all, because it keeps the tokens.
    private readonly Lazy<TokenCredential> credential = new(create);

    public override TableServiceClient CreateClient(Uri endpoint, TableClientOptions options) => new(endpoint, credential.Value, options);

    public override HttpPipelinePolicy CreatePolicy(Uri endpoint) => new Token(
        credential.Value,
        endpoint.Host.Contains(".table.cosmos.", StringComparison.OrdinalIgnoreCase) || endpoint.Host.Contains(".table.cosmosdb.", StringComparison.OrdinalIgnoreCase) ? CosmosScope : StorageScope);

    // An account of another tenant than the identity's own says in its refusal which one that is: a developer who is signed in to several.
    private sealed class Token(TokenCredential credential, string scope) : BearerTokenAuthenticationPolicy(credential, scope)
    {
        private const string Tenant = "authorization_uri=";

        private readonly string[] scopes = [scope];
        private volatile string? tenant;

        protected override ValueTask AuthorizeRequestAsync(HttpMessage message) => AuthorizeAsync(message, tenant);

        protected override async ValueTask<bool> AuthorizeRequestOnChallengeAsync(HttpMessage message)
        {
            if (TenantOf(message) is not { } named || (message.TryGetProperty(typeof(Token), out var asked) && named.Equals(asked)))
            {
                return false;
            }

            try
            {
                await AuthorizeAsync(message, named).ConfigureAwait(false);
            }
            catch (AuthenticationFailedException)
            {
                // What the service says is told then, and the next request is sent as if it had not been said.
                return false;
            }

            tenant = named;
            return true;
        }

        private ValueTask AuthorizeAsync(HttpMessage message, string? of)
        {
            message.SetProperty(typeof(Token), of ?? "");
            return AuthenticateAndAuthorizeRequestAsync(message, new TokenRequestContext(scopes, message.Request.ClientRequestId, claims: null, of));
        }

        private static string? TenantOf(HttpMessage message)
        {
            if (!message.Response.Headers.TryGetValue("WWW-Authenticate", out var challenge) || challenge.IndexOf(Tenant, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var start))
            {
                return null;
            }

            var rest = challenge.AsSpan(start + Tenant.Length);
            var end = rest.IndexOfAny(' ', ',');
            return Uri.TryCreate((end < 0 ? rest : rest[..end]).Trim('"').ToString(), UriKind.Absolute, out var address) && address.Segments is [_, var segment, ..] ? segment.Trim('/') : null;
        }
    }
}
