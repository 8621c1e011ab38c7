using Azure.Data.Tables;

namespace CorsFunctions.Tables;

/// <summary>A table service whose client is made when it is first needed, by who needs it.</summary>
/// <param name="endpoint">Its address, without secrets.</param>
/// <param name="settings">What the client is made from; may hold a key, so it is compared and never shown.</param>
/// <param name="create">Makes the client.</param>
internal sealed class TableService(Uri endpoint, string settings, Func<TableServiceClient> create)
{
    private readonly string settings = settings;
    private readonly Lazy<TableServiceClient> client = new(create);

    /// <summary>The address for people.</summary>
    public string Address { get; } = endpoint.GetLeftPart(UriPartial.Path);

    public bool IsEncrypted { get; } = endpoint.Scheme == Uri.UriSchemeHttps;

    public TableServiceClient Client => client.Value;

    /// <summary>True when both were made from the same settings.</summary>
    public bool IsSame(TableService other) => settings == other.settings;
}
