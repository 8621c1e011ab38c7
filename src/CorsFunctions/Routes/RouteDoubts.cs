namespace CorsFunctions.Routes;

/// <summary>What is a route, and hardly the one that was meant: its literals are legal in a path, and no such path is asked for.</summary>
internal static class RouteDoubts
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    private static readonly string[] TailNames = ["rest", "path", "tail", "splat", "all", "any", "wildcard", "catchAll", "everything"];

    /// <summary>What to say of it, with what to write; null for a route without doubt.</summary>
    public static string? Find(RouteTemplate route)
    {
        var parts = route.Text[1..].Split('/');
        return FindBefore(route.Text, parts) ?? FindBehind(route.Text, parts[^1])
            ?? (parts.FirstOrDefault(part => part.EndsWith($",{parts[0]}", StringComparison.OrdinalIgnoreCase)) is { } two
                ? $"'{Printable.Text(two)}' is one segment with a comma in it. Write one row for each route, where several are meant"
                : null);
    }

    private static string? FindBefore(string route, string[] parts) =>
        parts.Length > 1 && Methods.Contains(parts[0])
            ? $"It matches paths that begin with the segment '{parts[0]}': a route says nothing of methods. Write the path alone, and the method into Methods"
        : RouteText.AfterHost(route[1..]) is not null || parts[0] is "http:" or "https:"
            ? $"It matches paths that begin with the segment '{Printable.Text(parts[0])}': a route holds for every host that the app answers to. Write the path alone, without the host"
        : null;

    private static string? FindBehind(string route, string last) =>
        last is [.., '$'] ? "It matches only a path that ends in '$': routes are no regular expressions. Write it without the '$'"
        : last is ['{', .. var name, '}'] && TailNames.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? $"{{{name}}} stands for one segment, and the paths below it are not this row's. Write '{Printable.Text($"{route[..^last.Length]}{{*{name}}}")}' for the whole tail, or another name"
        : last.IndexOf('&', StringComparison.Ordinal) is var ampersand and > 0
            && last.IndexOf('=', ampersand) is var equals && equals > ampersand && RouteSegment.IsName(last.AsSpan((ampersand + 1)..equals))
            ? "It matches only a path with '&' and '=' in it, and a query is no part of the path. Write the path alone"
        : null;
}
