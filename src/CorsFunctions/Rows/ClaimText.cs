namespace CorsFunctions.Rows;

/// <summary>
/// Says in a finding what a faulty row keeps from looser rows until it is right, or else nobody knows why those stopped there. Not
/// where the finding has a suggestion: that is the first of what is kept.
/// </summary>
internal static class ClaimText
{
    private const int MostShown = 3;

    public static string Append(string message, IEnumerable<string> claims)
    {
        var all = claims.Distinct(StringComparer.Ordinal).ToList();
        var shown = string.Join(", ", all.Take(MostShown).Select(claim => $"'{claim}'"));
        return all.Count == 0 || all.Exists(claim => message.Contains(claim, StringComparison.Ordinal))
            ? message
            : $"{message}. Until it is right, the row keeps {shown}{(all.Count > MostShown ? " and more" : "")} from looser rows";
    }
}
