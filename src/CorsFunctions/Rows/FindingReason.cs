namespace CorsFunctions.Rows;

/// <summary>The closed list of reasons that a <see cref="RowFinding"/> can have.</summary>
public static class FindingReason
{
    /// <summary>The value is not of the form that the column takes.</summary>
    public const string Invalid = "invalid";

    /// <summary>The value is well-formed and can never have the effect that the row wants.</summary>
    public const string Prohibited = "prohibited";

    /// <summary>The Fetch standard forbids this method or header name to scripts.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>The number is outside of its range.</summary>
    public const string OutOfBounds = "outOfBounds";

    /// <summary>The value may not be combined with Credentials.</summary>
    public const string IncompatibleCredentials = "incompatible:credentials";

    /// <summary>Credentials for a plain http origin, not tolerated by the row.</summary>
    public const string IncompatibleInsecure = "incompatible:insecure";

    /// <summary>A wildcard right above a public suffix, with Credentials or inside the first label, not tolerated by the row.</summary>
    public const string IncompatiblePublicSuffix = "incompatible:psl";

    /// <summary>The column has to have a value and has none.</summary>
    public const string Missing = "missing";

    /// <summary>The column holds a value of another type.</summary>
    public const string WrongType = "wrongType";

    /// <summary>No column has this name. An error where it looks like a column's name, which would have no effect.</summary>
    public const string UnknownColumn = "unknownColumn";

    /// <summary>Another row says the same, and that one counts.</summary>
    public const string Conflict = "conflict";

    /// <summary>The row as a whole could not be read.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Legal, but it has no effect or not the one that it seems to have.</summary>
    public const string Unwise = "unwise";
}
