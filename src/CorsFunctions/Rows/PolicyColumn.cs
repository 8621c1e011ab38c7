namespace CorsFunctions.Rows;

/// <summary>The columns of a policy row, by their names in the table. A file has the same names in camelCase.</summary>
public static class PolicyColumn
{
    /// <summary>The app that the row is for.</summary>
    public const string PartitionKey = "PartitionKey";

    /// <summary>The policy's name.</summary>
    public const string RowKey = "RowKey";

    /// <summary>Route template of the URL path as the browser sends it; default <c>/{*rest}</c>.</summary>
    public const string Route = "Route";

    /// <summary>Origin patterns; has to be there.</summary>
    public const string Origins = "Origins";

    /// <summary>Methods, or <c>*</c>; default <c>GET, HEAD, POST</c>.</summary>
    public const string Methods = "Methods";

    /// <summary>Request header names, or <c>*</c>; default none.</summary>
    public const string Headers = "Headers";

    /// <summary>Response header names that scripts may read, or <c>*</c>; default none.</summary>
    public const string ExposedHeaders = "ExposedHeaders";

    /// <summary>Whether credentialed requests are allowed; default false.</summary>
    public const string Credentials = "Credentials";

    /// <summary>Seconds that a browser may cache the preflight, 0 to 86400; default 600.</summary>
    public const string MaxAge = "MaxAge";

    /// <summary>False switches the row off; default true.</summary>
    public const string Enabled = "Enabled";

    /// <summary>The instant from which the row allows nothing; default never.</summary>
    public const string ExpiresOn = "ExpiresOn";

    /// <summary>Dangers accepted on purpose: <c>insecure-origin</c>, <c>public-suffix</c>, <c>null-origin</c>, <c>any-host</c>; default none.</summary>
    public const string Tolerate = "Tolerate";

    /// <summary>For people.</summary>
    public const string Notes = "Notes";

    /// <summary>The columns that an operator fills in, besides the keys.</summary>
    internal static readonly string[] All =
        [Route, Origins, Methods, Headers, ExposedHeaders, Credentials, MaxAge, Enabled, ExpiresOn, Tolerate, Notes];

    /// <summary>All columns of a row.</summary>
    internal static readonly string[] WithKeys = [PartitionKey, RowKey, .. All];

    /// <summary>Whether a name is that of a column which an operator fills in.</summary>
    internal static bool IsColumn(string name) => Array.IndexOf(All, name) >= 0;

    /// <summary>The table's name of a column for its name in a file; a name that is no column's stays as it is.</summary>
    internal static string FromFile(string name) =>
        Array.Find(WithKeys, known => known.AsSpan(1).SequenceEqual(name.AsSpan(Math.Min(1, name.Length))) && char.ToLowerInvariant(known[0]) == name[0]) ?? name;

    /// <summary>The name in a file of a column; a name that is no column's stays as it is.</summary>
    internal static string ToFile(string column) => WithKeys.Contains(column) ? $"{char.ToLowerInvariant(column[0])}{column[1..]}" : column;
}
