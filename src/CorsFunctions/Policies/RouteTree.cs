namespace CorsFunctions.Policies;

/// <summary>
/// Finds the most specific route that matches a path: segment by segment, a literal beats <c>{id}</c> beats <c>{*rest}</c>.
/// </summary>
/// <remarks>
/// The rules of a match are those of the Functions host (ASP.NET Core's <c>RoutePatternMatcher</c>): letter case does not
/// matter, one final slash does not count, an empty segment matches nothing, and a catch-all also matches no segment at all.
/// The host hands on a path that it has decoded once and encoded anew, so literal characters arrive as themselves; what
/// still carries a percent sign equals no literal and is left as it is: decoding it a second time would move a request
/// to a row whose function it does not reach.
/// </remarks>
internal sealed class RouteTree
{
    private readonly RouteNode root = new();

    public RoutePolicies GetOrAdd(RouteTemplate template)
    {
        var node = root;
        foreach (var segment in template.Segments)
        {
            node = node.GetOrAddChild(segment);
        }

        return template.HasCatchAll
            ? node.CatchAll ??= new RoutePolicies(template.Text)
            : node.Here ??= new RoutePolicies(template.Text);
    }

    public RoutePolicies? Find(ReadOnlySpan<char> path) => path is ['/', .. var rest] ? Find(root, rest) : null;

    // Each node is visited at most once, because its depth fixes the segment that it is tried against.
    private static RoutePolicies? Find(RouteNode node, ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
        {
            return node.Here ?? node.CatchAll;
        }

        var slash = rest.IndexOf('/');
        var segment = slash < 0 ? rest : rest[..slash];
        if (segment.IsEmpty)
        {
            return null;
        }

        var tail = slash < 0 ? [] : rest[(slash + 1)..];
        return (node.FindLiteral(segment) is { } literal ? Find(literal, tail) : null)
            ?? (node.Parameter is { } parameter ? Find(parameter, tail) : null)
            ?? node.CatchAll;
    }
}
