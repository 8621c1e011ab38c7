namespace CorsFunctions.Rows;

/// <summary>The columns of one value each: Credentials, Enabled, ExpiresOn, and Notes, which only has to be text.</summary>
internal readonly record struct SwitchColumns(bool Credentials, bool Enabled, DateTimeOffset? ExpiresOn)
{
    public static SwitchColumns Read(RowReader row)
    {
        row.ReadText(PolicyColumn.Notes);
        return new SwitchColumns(
            row.ReadBoolean(PolicyColumn.Credentials, whenEmpty: false),
            row.ReadBoolean(PolicyColumn.Enabled, whenEmpty: true),
            row.ReadInstant(PolicyColumn.ExpiresOn));
    }
}
