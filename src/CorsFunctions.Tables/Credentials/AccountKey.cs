using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace CorsFunctions.Tables.Credentials;

/// <summary>The account's key, with which each request is signed.</summary>
internal sealed class AccountKey(string account, string key) : TableCredential
{
    public override TableServiceClient CreateClient(Uri endpoint, TableClientOptions options) => new(endpoint, new TableSharedKeyCredential(account, key), options);

    public override HttpPipelinePolicy CreatePolicy(Uri endpoint) => new Signature(account, Convert.FromBase64String(key));

    // https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key#table-service-shared-key-lite-authorization
    private sealed class Signature(string account, byte[] key) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            var date = TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
            var text = $"{date}\n/{account}{message.Request.Uri.ToUri().AbsolutePath}";
            message.Request.Headers.SetValue("x-ms-date", date);
            message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {account}:{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)))}");
        }
    }
}
