using CorsFunctions.Http;

namespace CorsFunctions.Rows;

/// <summary>The column Methods.</summary>
internal static class MethodsColumn
{
    private static readonly NameList Default = new(["GET", "HEAD", "POST"], IsWildcard: false);

    // Registered methods that browsers leave as they are (https://fetch.spec.whatwg.org/#concept-method-normalize has the others).
    private static readonly HashSet<string> CaseSensitive = new(StringComparer.OrdinalIgnoreCase)
    {
        "COPY", "LOCK", "MKCOL", "MOVE", "PATCH", "PROPFIND", "PROPPATCH", "QUERY", "REPORT", "SEARCH", "UNLOCK",
    };

    public static NameList Read(RowReader row)
    {
        var texts = row.ReadList(PolicyColumn.Methods, static other => Read(other));
        if (texts.Count == 0)
        {
            return Default;
        }

        var list = NameList.Collect(texts.Select(AllowedMethods.Normalize), StringComparer.Ordinal, name => Check(row, name));
        if (list.IsWildcard)
        {
            NameList.WarnOfCovered(row, PolicyColumn.Methods, list.Names, "'*'");
        }
        else
        {
            WarnOfCase(row, list);
        }

        return list;
    }

    private static bool Check(RowReader row, string name)
    {
        if (NameText.FindFault(name, AllowedMethods.MaxLength, "method name", "PUT", IsTaken) is { } fault)
        {
            return row.Fault(PolicyColumn.Methods, name, FindingReason.Invalid, fault);
        }

        return !ForbiddenNames.IsForbiddenMethod(name) || row.Fault(
            PolicyColumn.Methods, name, FindingReason.Forbidden,
            "No browser sends this method for a script (Fetch, forbidden method). Write another one, or leave it out");
    }

    private static bool IsTaken(string name) =>
        RowReader.TakesWithoutFinding(PolicyColumn.Methods, [name], static other => Read(other));

    private static void WarnOfCase(RowReader row, NameList list)
    {
        foreach (var name in list.Names)
        {
            // Both forms together are on purpose: some scripts send the lower-case one.
            if (CaseSensitive.TryGetValue(name, out var meant) && meant != name && !list.Names.Contains(meant))
            {
                row.Warn(
                    PolicyColumn.Methods, name, FindingReason.Unwise,
                    $"Browsers send this method as the script writes it, and '{name}' does not allow '{meant}'. Write '{meant}', or both");
            }
        }
    }
}
