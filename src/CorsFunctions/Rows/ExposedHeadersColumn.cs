using CorsFunctions.Http;

namespace CorsFunctions.Rows;

/// <summary>The column ExposedHeaders: response headers that scripts may read.</summary>
internal static class ExposedHeadersColumn
{
    public static NameList Read(RowReader row)
    {
        var list = NameList.Collect(
            row.ReadList(PolicyColumn.ExposedHeaders, static other => Read(other)), StringComparer.OrdinalIgnoreCase, name => Check(row, name));
        if (list.IsWildcard)
        {
            NameList.WarnOfCovered(row, PolicyColumn.ExposedHeaders, list.Names, "'*'");
        }

        return list;
    }

    private static bool Check(RowReader row, string name)
    {
        if (NameText.FindFault(name, RequestedHeaders.LongestName, "header name", "X-Request-Id", IsTaken) is { } fault)
        {
            return row.Fault(PolicyColumn.ExposedHeaders, name, FindingReason.Invalid, fault);
        }

        if (ForbiddenNames.IsForbiddenResponseHeader(name))
        {
            return row.Fault(
                PolicyColumn.ExposedHeaders, name, FindingReason.Forbidden,
                "Scripts can never read this header (Fetch, forbidden response-header name). Leave it out");
        }

        return !ForbiddenNames.IsNeverExposable(name) || row.Fault(
            PolicyColumn.ExposedHeaders, name, FindingReason.Prohibited,
            "This header is on requests or preflights only; ExposedHeaders lists headers of actual responses. Leave it out");
    }

    private static bool IsTaken(string name) =>
        RowReader.TakesWithoutFinding(PolicyColumn.ExposedHeaders, [name], static other => Read(other));
}
