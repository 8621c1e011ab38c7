namespace Azure.Data.Tables;

/// <summary>OData's type names, and the suffix of a column that carries one.</summary>
internal static class Edm
{
    public const string Annotation = "@odata.type";
    public const string Binary = "Edm.Binary";
    public const string DateTime = "Edm.DateTime";
    public const string Double = "Edm.Double";
    public const string Guid = "Edm.Guid";
    public const string Int64 = "Edm.Int64";
}
