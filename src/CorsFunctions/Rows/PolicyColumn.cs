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

    /// <summary>Dangers accepted on purpose: <c>insecure-origin</c>, <c>public-suffix</c>, <c>null-origin</c>; default none.</summary>
    public const string Tolerate = "Tolerate";

    /// <summary>For people.</summary>
    public const string Notes = "Notes";

    /// <summary>The columns that an operator fills in, besides the keys.</summary>
    internal static readonly string[] All =
        [Route, Origins, Methods, Headers, ExposedHeaders, Credentials, MaxAge, Enabled, ExpiresOn, Tolerate, Notes];
}
