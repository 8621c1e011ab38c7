using Azure.Data.Tables;

namespace CorsFunctions.Tables;

/// <summary>A table service whose client is made when it is first needed, by who needs it.</summary>
/// <param name="endpoint">Its address, without secrets.</param>
/// <param name="create">Makes the client.</param>
internal sealed class TableService(Uri endpoint, Func<TableServiceClient> create)
{
    private readonly Lazy<TableServiceClient> client = new(create);

    /// <summary>The address for people.</summary>
    public string Address { get; } = endpoint.GetLeftPart(UriPartial.Path);

    public TableServiceClient Client => client.Value;
}
