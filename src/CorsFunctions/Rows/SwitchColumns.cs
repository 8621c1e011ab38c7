namespace CorsFunctions.Rows;

/// <summary>The columns of one value each: Credentials, Enabled, ExpiresOn, and Notes, which only has to be text.</summary>
internal readonly record struct SwitchColumns(bool Credentials, bool Enabled, DateTimeOffset? ExpiresOn)
{
    // Of a row as a whole; "off" may be said of anything.
    private static readonly string[] OffWords = ["disabled", "inactive", "suspended", "revoked"];

    /// <summary>Whether a text, under whatever name, says that the row is switched off.</summary>
    public static bool SaysOff(string text) => OffWords.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);

    public static SwitchColumns Read(RowReader row)
    {
        row.ReadText(PolicyColumn.Notes);
        return new SwitchColumns(
            row.ReadBoolean(PolicyColumn.Credentials, whenEmpty: false),
            row.ReadBoolean(PolicyColumn.Enabled, whenEmpty: true),
            row.ReadInstant(PolicyColumn.ExpiresOn));
    }
}
