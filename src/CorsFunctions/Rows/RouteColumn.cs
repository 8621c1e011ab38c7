using CorsFunctions.Routes;

namespace CorsFunctions.Rows;

/// <summary>The column Route.</summary>
internal static class RouteColumn
{
    /// <summary>The row's route; of one that is no route, or of several, what they claim; empty when nothing can be read.</summary>
    public static IReadOnlyList<RouteTemplate> Read(RowReader row)
    {
        if (row.ReadText(PolicyColumn.Route) is not { } text)
        {
            return row.HasFault(PolicyColumn.Route) ? [] : [RouteTemplate.Everything];
        }

        var others = row.OtherTexts(PolicyColumn.Route).SelectMany(Claims.OfRoute);
        if (RouteTemplate.TryParse(text, out var template, out var error))
        {
            return [template, .. others];
        }

        IReadOnlyList<RouteTemplate> claimed = [.. Claims.OfRoute(text).Concat(others)];
        row.Fault(PolicyColumn.Route, text, FindingReason.Invalid, error, isUnclaimed: claimed.Count == 0);
        return claimed;
    }
}
