namespace Azure.Data.Tables;

/// <summary>Account and table in an endpoint: in the host name of a real account, in the path of an emulator.</summary>
internal static class TableUri
{
    /// <summary>The account's endpoint, also when the one given already ends in the table's name.</summary>
    public static Uri WithoutTable(Uri endpoint, string table)
    {
        var path = endpoint.AbsolutePath.TrimEnd('/');
        if (!path.EndsWith('/' + table, StringComparison.OrdinalIgnoreCase))
        {
            return endpoint;
        }

        return new UriBuilder(endpoint) { Path = path[..^(table.Length + 1)] }.Uri;
    }

    public static Uri WithTable(Uri endpoint, string table) =>
        new UriBuilder(endpoint) { Path = $"{endpoint.AbsolutePath.TrimEnd('/')}/{table}", Query = "" }.Uri;

    public static string? AccountName(Uri endpoint)
    {
        if (endpoint.HostNameType == UriHostNameType.Dns && endpoint.Host.Contains('.', StringComparison.Ordinal))
        {
            return endpoint.Host[..endpoint.Host.IndexOf('.', StringComparison.Ordinal)];
        }

        var isEmulator = endpoint.IsLoopback || endpoint.HostNameType == UriHostNameType.IPv4;
        return isEmulator && endpoint.Segments.Length > 1 ? endpoint.Segments[1].TrimEnd('/') : null;
    }
}
