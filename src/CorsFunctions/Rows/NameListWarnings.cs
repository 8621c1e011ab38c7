using System.Collections.Frozen;

namespace CorsFunctions.Rows;

/// <summary>Names in a list that are legal and change nothing, or not what they seem to change.</summary>
internal static class NameListWarnings
{
    // Registered methods that browsers leave as they are (Fetch, "normalize a method", has the others).
    private static readonly FrozenSet<string> CaseSensitive = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "COPY", "LOCK", "MKCOL", "MOVE", "PATCH", "PROPFIND", "PROPPATCH", "QUERY", "REPORT", "SEARCH", "UNLOCK");

    public static void CheckMethods(RowReader columns, NameList list)
    {
        if (list.IsWildcard)
        {
            WarnOfCovered(columns, PolicyColumn.Methods, list.Names, "'*'");
            return;
        }

        foreach (var name in list.Names)
        {
            // Both forms together are on purpose: some scripts send the lower-case one.
            if (CaseSensitive.TryGetValue(name, out var meant) && meant != name && !list.Names.Contains(meant))
            {
                columns.Warn(
                    PolicyColumn.Methods, name, FindingReason.Unwise,
                    $"Browsers send this method as the script writes it, and '{name}' does not allow '{meant}'. Write '{meant}', or both");
            }
        }
    }

    public static void CheckHeaders(RowReader columns, NameList list)
    {
        if (list.IsWildcard)
        {
            // The star never covers Authorization, so that name does count.
            var covered = list.Names.Where(name => !name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)).ToList();
            WarnOfCovered(columns, PolicyColumn.Headers, covered, covered.Count == list.Names.Count ? "'*'" : "'*, Authorization'");
        }
    }

    public static void CheckExposedHeaders(RowReader columns, NameList list)
    {
        if (list.IsWildcard)
        {
            WarnOfCovered(columns, PolicyColumn.ExposedHeaders, list.Names, "'*'");
        }
    }

    private static void WarnOfCovered(RowReader columns, string column, IReadOnlyCollection<string> covered, string enough)
    {
        if (covered.Count > 0)
        {
            columns.Warn(
                column, string.Join(", ", covered), FindingReason.Unwise,
                $"The row has '*' as well, which covers these, so they change nothing. Write {enough} alone, or the names without '*'");
        }
    }
}
