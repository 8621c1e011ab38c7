namespace CorsFunctions.Rows;

/// <summary>The column Tolerate: the dangers that a row accepts on purpose.</summary>
internal readonly record struct TolerateColumn(bool InsecureOrigin, bool PublicSuffix, bool NullOrigin, bool AnyHost)
{
    public const string InsecureOriginName = "insecure-origin";
    public const string PublicSuffixName = "public-suffix";
    public const string NullOriginName = "null-origin";
    public const string AnyHostName = "any-host";

    private static readonly string[] Names = [InsecureOriginName, PublicSuffixName, NullOriginName, AnyHostName];

    public static TolerateColumn Read(RowReader row)
    {
        var texts = row.ReadList(PolicyColumn.Tolerate, static other => Read(other));
        if (texts.Count == 0)
        {
            return default;
        }

        foreach (var name in texts.Except(Names))
        {
            row.Fault(
                PolicyColumn.Tolerate, name, FindingReason.Invalid,
                $"No danger has this name. Write one or more of {string.Join(", ", Names.Select(known => $"'{known}'"))}");
        }

        return new TolerateColumn(
            texts.Contains(InsecureOriginName), texts.Contains(PublicSuffixName), texts.Contains(NullOriginName), texts.Contains(AnyHostName));
    }
}
