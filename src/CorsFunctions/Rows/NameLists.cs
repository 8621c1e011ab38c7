using CorsFunctions.Http;

namespace CorsFunctions.Rows;

/// <summary>Reads the columns that hold method and header names, and says which names cannot work there.</summary>
internal static class NameLists
{
    private static readonly NameList DefaultMethods = new(["GET", "HEAD", "POST"], IsWildcard: false);

    public static NameList ReadMethods(RowReader columns)
    {
        var texts = columns.ReadList(PolicyColumn.Methods);
        if (texts.Count == 0)
        {
            return DefaultMethods;
        }

        var list = Collect(texts.Select(AllowedMethods.Normalize), StringComparer.Ordinal, name => CheckMethod(columns, name));
        NameListWarnings.CheckMethods(columns, list);
        return list;
    }

    public static NameList ReadHeaders(RowReader columns)
    {
        var list = Collect(columns.ReadList(PolicyColumn.Headers), StringComparer.OrdinalIgnoreCase, name => CheckHeader(columns, name));
        NameListWarnings.CheckHeaders(columns, list);
        return list;
    }

    /// <summary>The value of <c>Access-Control-Expose-Headers</c>, or null when the row exposes none.</summary>
    public static string? ReadExposedHeaders(RowReader columns, bool credentials)
    {
        var list = Collect(
            columns.ReadList(PolicyColumn.ExposedHeaders), StringComparer.OrdinalIgnoreCase, name => CheckExposed(columns, name));
        if (list.IsWildcard && credentials)
        {
            columns.Fault(
                PolicyColumn.ExposedHeaders, "*", FindingReason.IncompatibleCredentials,
                "With Credentials a browser takes '*' for a header of that name and exposes nothing. Write the header names");
        }
        else
        {
            NameListWarnings.CheckExposedHeaders(columns, list);
        }

        return list.IsWildcard ? "*" : list.Names.Count == 0 ? null : string.Join(", ", list.Names);
    }

    private static NameList Collect(IEnumerable<string> texts, StringComparer comparer, Predicate<string> isAcceptable)
    {
        var names = new List<string>();
        var known = new HashSet<string>(comparer);
        var isWildcard = false;
        foreach (var text in texts)
        {
            if (text == "*")
            {
                isWildcard = true;
            }
            else if (isAcceptable(text) && known.Add(text))
            {
                names.Add(text);
            }
        }

        return new NameList(names, isWildcard);
    }

    private static bool CheckMethod(RowReader columns, string name)
    {
        if (!HttpToken.IsToken(name) || name.Length > AllowedMethods.MaxLength)
        {
            return columns.Fault(
                PolicyColumn.Methods, name, FindingReason.Invalid,
                "This is no method name. Write one method an element, such as 'PUT', or '*'");
        }

        return !ForbiddenNames.IsForbiddenMethod(name) || columns.Fault(
            PolicyColumn.Methods, name, FindingReason.Forbidden,
            "No browser sends this method for a script (Fetch, forbidden method). Write another one, or leave it out");
    }

    private static bool CheckHeader(RowReader columns, string name)
    {
        if (!HttpToken.IsToken(name) || name.Length > RequestedHeaders.LongestName)
        {
            return columns.Fault(
                PolicyColumn.Headers, name, FindingReason.Invalid,
                "This is no header name. Write one name an element, such as 'Content-Type', or '*'");
        }

        if (ForbiddenNames.IsForbiddenRequestHeader(name))
        {
            return columns.Fault(
                PolicyColumn.Headers, name, FindingReason.Forbidden,
                "Scripts cannot set this header (Fetch, forbidden request-header), so no preflight asks for it. Leave it out");
        }

        return !ForbiddenNames.IsCorsResponseHeader(name) || columns.Fault(
            PolicyColumn.Headers, name, FindingReason.Prohibited,
            "This is a response header; Headers lists request headers. Leave it out: the app sends it by itself");
    }

    private static bool CheckExposed(RowReader columns, string name)
    {
        if (!HttpToken.IsToken(name) || name.Length > RequestedHeaders.LongestName)
        {
            return columns.Fault(
                PolicyColumn.ExposedHeaders, name, FindingReason.Invalid,
                "This is no header name. Write one name an element, such as 'X-Request-Id', or '*'");
        }

        if (ForbiddenNames.IsForbiddenResponseHeader(name))
        {
            return columns.Fault(
                PolicyColumn.ExposedHeaders, name, FindingReason.Forbidden,
                "Scripts can never read this header (Fetch, forbidden response-header name). Leave it out");
        }

        return !ForbiddenNames.IsNeverExposable(name) || columns.Fault(
            PolicyColumn.ExposedHeaders, name, FindingReason.Prohibited,
            "This header is on requests or preflights only; ExposedHeaders lists headers of actual responses. Leave it out");
    }
}
