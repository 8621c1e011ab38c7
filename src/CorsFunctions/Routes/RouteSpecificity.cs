namespace CorsFunctions.Routes;

/// <summary>The order of specificity: segment by segment, a literal before <c>{id}</c> before the end before <c>{*rest}</c>.</summary>
internal static class RouteSpecificity
{
    /// <remarks>
    /// Two literals are ordered by their text. That decides nothing, as no path matches both, but it keeps the routes that share
    /// a beginning together, and with them the blocks of a set few.
    /// </remarks>
    public static int Compare(RouteTemplate one, RouteTemplate other)
    {
        for (var i = 0; i < one.Segments.Length || i < other.Segments.Length; i++)
        {
            var order = Rank(one, i).CompareTo(Rank(other, i));
            if (order == 0 && i < one.Segments.Length && i < other.Segments.Length)
            {
                order = string.Compare(one.Segments[i], other.Segments[i], StringComparison.OrdinalIgnoreCase);
            }

            if (order != 0)
            {
                return order;
            }
        }

        return one.HasCatchAll.CompareTo(other.HasCatchAll);
    }

    private static int Rank(RouteTemplate template, int segment) =>
        segment >= template.Segments.Length ? 2 : template.Segments[segment] is null ? 1 : 0;
}
