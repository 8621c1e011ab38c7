namespace CorsFunctions.Rows;

/// <summary>The dangers that a row accepts on purpose.</summary>
internal readonly struct ToleratedDangers
{
    public const string InsecureOriginName = "insecure-origin";
    public const string PublicSuffixName = "public-suffix";
    public const string NullOriginName = "null-origin";

    public ToleratedDangers(RowReader columns)
    {
        foreach (var name in columns.ReadList(PolicyColumn.Tolerate))
        {
            switch (name)
            {
                case InsecureOriginName:
                    InsecureOrigin = true;
                    break;
                case PublicSuffixName:
                    PublicSuffix = true;
                    break;
                case NullOriginName:
                    NullOrigin = true;
                    break;
                default:
                    columns.Fault(
                        PolicyColumn.Tolerate, name, FindingReason.Invalid,
                        $"No danger has this name. Write one or more of '{InsecureOriginName}', '{PublicSuffixName}', '{NullOriginName}'");
                    break;
            }
        }
    }

    public bool InsecureOrigin { get; }

    public bool PublicSuffix { get; }

    public bool NullOrigin { get; }
}
