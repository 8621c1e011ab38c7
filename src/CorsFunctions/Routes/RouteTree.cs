namespace CorsFunctions.Routes;

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
internal sealed class RouteTree<T>
    where T : class
{
    private readonly RouteNode<T> root = new();

    public T GetOrAdd(RouteTemplate template, Func<RouteTemplate, T> create)
    {
        var node = root;
        foreach (var segment in template.Segments)
        {
            node = node.GetOrAddChild(segment);
        }

        return template.HasCatchAll
            ? node.CatchAll ??= create(template)
            : node.Here ??= create(template);
    }

    /// <summary>
    /// The routes that together match every path of a catch-all route before it does, so that it is never reached;
    /// empty when some path is left to it.
    /// </summary>
    /// <remarks>
    /// Exact. A segment that is no literal of any route, which always exists, can only go to a parameter: all paths are taken
    /// if and only if those made of such segments are, whatever their number.
    /// </remarks>
    public IReadOnlyList<T> FindCover(RouteTemplate template)
    {
        if (!template.HasCatchAll || FindNode(template) is not { } node)
        {
            return [];
        }

        var cover = new List<T>();
        while (node is { Here: { } here, Parameter: { } next })
        {
            cover.Add(here);
            if (next.CatchAll is { } tail)
            {
                cover.Add(tail);
                return cover;
            }

            node = next;
        }

        return [];
    }

    public T? Find(ReadOnlySpan<char> path) => path is ['/', .. var rest] ? Find(root, rest) : null;

    private RouteNode<T>? FindNode(RouteTemplate template)
    {
        var node = root;
        foreach (var segment in template.Segments)
        {
            node = segment is null ? node?.Parameter : node?.FindLiteral(segment);
        }

        return node;
    }

    // Each node is visited at most once, because its depth fixes the segment that it is tried against.
    private static T? Find(RouteNode<T> node, ReadOnlySpan<char> rest)
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
