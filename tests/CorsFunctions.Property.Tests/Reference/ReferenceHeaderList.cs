namespace CorsFunctions.PropertyTests.Reference;

/// <summary>Access-Control-Request-Headers by cors-rules.md, split into an array.</summary>
internal static class ReferenceHeaderList
{
    /// <summary>The names that are asked for, or null when the list is ill-formed.</summary>
    public static string[]? Parse(string? value)
    {
        var elements = (value ?? "").Split(',');
        return elements.All(element => element.Length - Trim(element).Length <= 2)
            && elements.Count(element => Trim(element) == "") <= 16
            && elements.All(element => Trim(element) == "" || IsToken(Trim(element)))
            ? [.. elements.Select(Trim).Where(name => name != "")]
            : null;
    }

    public static bool Allows(string[] listed, bool star, string? requested)
    {
        if (Parse(requested) is not { } names)
        {
            return false;
        }

        return star
            ? (requested ?? "").Length <= 2048
                && names.All(name => name.Length <= 256)
                && (Contains(listed, "authorization") || !Contains(names, "authorization"))
            : names.Length <= listed.Select(ReferenceText.Lower).Distinct().Count() && names.All(name => Contains(listed, name));
    }

    public static bool Contains(IEnumerable<string> names, string name) =>
        names.Any(other => ReferenceText.Lower(other) == ReferenceText.Lower(name));

    public static bool IsToken(string text) =>
        text != "" && text.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));

    private static string Trim(string element) => element.Trim(' ', '\t');
}
