using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace CorsFunctions.Tables.Credentials;

/// <summary>A shared access signature, which is part of each request's query.</summary>
internal sealed class SharedAccessSignature(string signature) : TableCredential
{
    public override TableServiceClient CreateClient(Uri endpoint, TableClientOptions options) => new(endpoint, new AzureSasCredential(signature), options);

    public override HttpPipelinePolicy CreatePolicy(Uri endpoint) => new Query(signature.TrimStart('?'));

    private sealed class Query(string signature) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            // A request that is sent again has it.
            var uri = message.Request.Uri;
            if (!uri.Query.EndsWith(signature, StringComparison.Ordinal))
            {
                uri.Query = uri.Query.Length > 0 ? $"{uri.Query}&{signature}" : $"?{signature}";
            }
        }
    }
}
