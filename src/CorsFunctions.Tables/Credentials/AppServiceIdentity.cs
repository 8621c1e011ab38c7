using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace CorsFunctions.Tables.Credentials;

/// <summary>
/// The managed identity of an app on App Service, Functions and Container Apps: one request to an endpoint beside the app
/// (<see href="https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference"/>).
/// </summary>
/// <remarks>
/// It asks as <see cref="ManagedIdentityCredential"/> does, which spends longer on its own start than a cold start spends on all of the policies.
/// Who calls keeps the token and asks again before it ends (<see cref="BearerTokenAuthenticationPolicy"/>). Any other place has the library's.
/// </remarks>
internal sealed class AppServiceIdentity : TokenCredential
{
    private const string EndpointName = "IDENTITY_ENDPOINT";
    private const string HeaderName = "IDENTITY_HEADER";
    private const string DefaultScope = "/.default";

    // Service Fabric's endpoint has a certificate of its own.
    private const string ThumbprintName = "IDENTITY_SERVER_THUMBPRINT";

    private readonly Uri endpoint;
    private readonly string header;
    private readonly string? clientId;
    private readonly HttpPipeline pipeline;

    private AppServiceIdentity(Uri endpoint, string header, string? clientId, HttpPipelineTransport? transport)
    {
        (this.endpoint, this.header, this.clientId) = (endpoint, header, clientId);
        pipeline = TablePipeline.Create(TablePipeline.CreateOptions(transport));
    }

    /// <param name="environment">The environment's variables.</param>
    /// <param name="clientId">The client id of a user-assigned identity; null for the system-assigned one.</param>
    /// <param name="transport">What carries the requests; for tests.</param>
    /// <param name="identity">The identity; null where the environment is another.</param>
    public static bool TryFind(Func<string, string?> environment, string? clientId, HttpPipelineTransport? transport, [NotNullWhen(true)] out AppServiceIdentity? identity)
    {
        identity = environment(HeaderName) is { Length: > 0 } header && string.IsNullOrEmpty(environment(ThumbprintName))
            && Uri.TryCreate(environment(EndpointName), UriKind.Absolute, out var endpoint) && (endpoint.Scheme == Uri.UriSchemeHttp || endpoint.Scheme == Uri.UriSchemeHttps)
            ? new AppServiceIdentity(endpoint, header, clientId, transport)
            : null;
        return identity is not null;
    }

    /// <exception cref="AuthenticationFailedException">The endpoint gives no token.</exception>
    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        using var message = pipeline.CreateMessage();
        Write(message.Request, Resource(requestContext));
        try
        {
            await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AuthenticationFailedException("The identity endpoint gave no answer", e);
        }

        return message.Response.Status == 200 && TryRead(message.Response.Content, out var token)
            ? token
            : throw new AuthenticationFailedException($"The identity endpoint answered {message.Response.Status} and gave no token");
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException("Tokens are asked for asynchronously.");

    private void Write(Request request, string resource)
    {
        request.Method = RequestMethod.Get;
        request.Uri.Reset(endpoint);
        request.Uri.AppendQuery("api-version", "2019-08-01", escapeValue: true);
        request.Uri.AppendQuery("resource", resource, escapeValue: true);
        if (clientId is not null)
        {
            request.Uri.AppendQuery("client_id", clientId, escapeValue: true);
        }

        request.Headers.Add("X-IDENTITY-HEADER", header);
    }

    private static string Resource(TokenRequestContext context)
    {
        var scope = context.Scopes[0];
        return scope.EndsWith(DefaultScope, StringComparison.Ordinal) ? scope[..^DefaultScope.Length] : scope;
    }

    // The end is a count of seconds since 1970, in quotes or not.
    private static bool TryRead(ReadOnlyMemory<byte> answer, out AccessToken token)
    {
        token = default;
        try
        {
            using var json = JsonDocument.Parse(answer);
            if (json.RootElement.GetProperty("access_token").GetString() is not { Length: > 0 } text
                || !long.TryParse(json.RootElement.GetProperty("expires_on").ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            {
                return false;
            }

            token = new AccessToken(text, DateTimeOffset.FromUnixTimeSeconds(seconds));
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }
}
