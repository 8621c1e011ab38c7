namespace CorsFunctions.Rows;

/// <summary>A list of method or header names: distinct, in the row's order, with the star taken out.</summary>
internal readonly record struct NameList(IReadOnlyList<string> Names, bool IsWildcard)
{
    /// <summary>The names among the elements that pass a check.</summary>
    public static NameList Collect(IEnumerable<string> texts, StringComparer comparer, Predicate<string> isAcceptable)
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

    /// <summary>Warns of names beside a star that covers them.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="covered">The names that the star covers.</param>
    /// <param name="enough">What says the same, in quotes.</param>
    public static void WarnOfCovered(RowReader row, string column, IReadOnlyCollection<string> covered, string enough)
    {
        if (covered.Count > 0)
        {
            row.Warn(
                column, string.Join(", ", covered), FindingReason.Unwise,
                $"The row has '*' as well, which covers these, so they change nothing. Write {enough} alone, or the names without '*'");
        }
    }
}
