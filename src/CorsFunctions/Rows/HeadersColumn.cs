using CorsFunctions.Http;

namespace CorsFunctions.Rows;

/// <summary>The column Headers: request headers.</summary>
internal static class HeadersColumn
{
    public static NameList Read(RowReader row)
    {
        var (forbidden, prohibited) = (new List<string>(), new List<string>());
        var list = NameList.Collect(row.ReadList(PolicyColumn.Headers, static other => Read(other)), StringComparer.OrdinalIgnoreCase, name =>
        {
            var idle = ForbiddenNames.IsForbiddenRequestHeader(name) ? forbidden : ForbiddenNames.IsCorsResponseHeader(name) ? prohibited : null;
            idle?.Add(name);
            return idle is null && Check(row, name);
        });

        // A list copied from somewhere has a few names that do nothing; a list of nothing else is no list.
        if (list.Names.Count > 0 || list.IsWildcard)
        {
            WarnOfIdle(row, forbidden, FindingReason.Forbidden, "Scripts cannot set these (Fetch, forbidden request-header), so no preflight asks for them and no answer lists them. Leave them out");
            WarnOfIdle(row, prohibited, FindingReason.Prohibited, "These are response headers; Headers lists request headers, and no answer lists these. Leave them out: the app sends them by itself");
        }
        else
        {
            forbidden.ForEach(name => row.Fault(
                PolicyColumn.Headers, name, FindingReason.Forbidden,
                "Scripts cannot set this header (Fetch, forbidden request-header), so no preflight asks for it. Leave it out"));
            prohibited.ForEach(name => row.Fault(
                PolicyColumn.Headers, name, FindingReason.Prohibited,
                "This is a response header; Headers lists request headers. Leave it out: the app sends it by itself"));
        }

        if (list.IsWildcard)
        {
            // The star never covers Authorization (https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name), so that name does count.
            var covered = list.Names.Where(name => !name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)).ToList();
            NameList.WarnOfCovered(row, PolicyColumn.Headers, covered, covered.Count == list.Names.Count ? "'*'" : "'*, Authorization'");
        }

        return list;
    }

    private static bool Check(RowReader row, string name) =>
        NameText.FindFault(name, RequestedHeaders.LongestName, "header name", "Content-Type", IsTaken) is not { } fault
        || row.Fault(PolicyColumn.Headers, name, FindingReason.Invalid, fault);

    private static bool IsTaken(string name) =>
        RowReader.TakesWithoutFinding(PolicyColumn.Headers, [name], static other => Read(other));

    private static void WarnOfIdle(RowReader row, List<string> names, string reason, string message)
    {
        if (names.Count > 0)
        {
            row.Warn(PolicyColumn.Headers, string.Join(", ", names), reason, message);
        }
    }
}
