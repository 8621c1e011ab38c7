using CorsFunctions.Routes;

namespace CorsFunctions.Rows;

/// <summary>The column Route.</summary>
internal static class RouteColumn
{
    private static readonly RouteTemplate[] Everything = [RouteTemplate.Everything];

    /// <summary>The row's route; of one that is no route, or of several, what they claim; empty when nothing can be read.</summary>
    public static IReadOnlyList<RouteTemplate> Read(RowReader row) => row.HasValue(PolicyColumn.Route) ? ReadValue(row) : Everything;

    private static IReadOnlyList<RouteTemplate> ReadValue(RowReader row)
    {
        if (row.ReadText(PolicyColumn.Route, () => row.Texts(PolicyColumn.Route).SelectMany(Claim).Any()) is not { } text)
        {
            return [.. row.Texts(PolicyColumn.Route).SelectMany(Claim)];
        }

        var others = row.OtherTexts(PolicyColumn.Route).SelectMany(Claim);
        if (RouteTemplate.TryParse(text, out var template, out var error))
        {
            if (RouteDoubts.Find(template) is { } doubt)
            {
                row.Warn(PolicyColumn.Route, text, FindingReason.Unwise, doubt);
            }

            return [template, .. others];
        }

        IReadOnlyList<RouteTemplate> claimed = [.. Claim(text).Concat(others)];
        row.Fault(PolicyColumn.Route, text, FindingReason.Invalid, ClaimText.Append(error, claimed.Select(claim => claim.Text)), isUnclaimed: claimed.Count == 0);
        return claimed;
    }

    // Besides the nearest readings: whoever put in one character too many is always understood.
    private static IEnumerable<RouteTemplate> Claim(string text)
    {
        foreach (var claim in RouteClaim.Read(text).Concat(RouteNotation.Read(text)))
        {
            yield return claim;
        }

        for (var i = 0; i < text.Length && text.Length <= RouteTemplate.MaxLength + 1; i++)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]) && RouteTemplate.TryParse(text.Remove(i, 1), out var without, out _))
            {
                yield return without;
            }
        }
    }
}
