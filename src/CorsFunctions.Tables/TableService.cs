using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CorsFunctions.Tables.Credentials;

namespace CorsFunctions.Tables;

/// <summary>A table service. What sends requests to it is made when it is first needed, by who needs it: that takes tens of milliseconds.</summary>
/// <param name="endpoint">Its address, without secrets.</param>
/// <param name="settings">What the credential is made from; may hold a key, so it is compared and never shown.</param>
/// <param name="credential">What authorizes the requests.</param>
/// <param name="createOptions">Makes the options for client and pipeline.</param>
internal sealed class TableService(Uri endpoint, string settings, TableCredential credential, Func<TableClientOptions> createOptions)
{
    private readonly string settings = settings;
    private readonly Lazy<TableServiceClient> client = new(() => credential.CreateClient(endpoint, createOptions()));
    private readonly Lazy<HttpPipeline> pipeline = new(() => TablePipeline.Create(createOptions(), credential.CreatePolicy(endpoint)));

    public Uri Endpoint { get; } = endpoint;

    /// <summary>The address for people.</summary>
    public string Address { get; } = endpoint.GetLeftPart(UriPartial.Path);

    public bool IsEncrypted { get; } = endpoint.Scheme == Uri.UriSchemeHttps;

    /// <summary>Makes and edits tables and rows.</summary>
    public TableServiceClient Client => client.Value;

    /// <summary>Carries the requests that read rows (<see cref="Reading.TableQuery"/>).</summary>
    public HttpPipeline Pipeline => pipeline.Value;

    /// <summary>True when both were made from the same settings.</summary>
    public bool IsSame(TableService other) => settings == other.settings;
}
