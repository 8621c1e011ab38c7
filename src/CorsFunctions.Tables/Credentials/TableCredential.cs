using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace CorsFunctions.Tables.Credentials;

/// <summary>What authorizes requests to a table service.</summary>
internal abstract class TableCredential
{
    /// <summary>Makes the client.</summary>
    public abstract TableServiceClient CreateClient(Uri endpoint, TableClientOptions options);

    /// <summary>Makes what authorizes the requests of a pipeline as the client authorizes its own.</summary>
    public abstract HttpPipelinePolicy CreatePolicy(Uri endpoint);
}
