namespace CorsFunctions.Routes;

/// <summary>
/// Finds the most specific route that matches a path: segment by segment, a literal beats <c>{id}</c> beats <c>{*rest}</c>.
/// </summary>
/// <remarks>
/// <para>The rules of a match are those of the Functions host (ASP.NET Core's <c>RoutePatternMatcher</c>): letter case does not
/// matter, one final slash does not count, an empty segment matches nothing, and a catch-all also matches no segment at all.
/// The host hands on a path that it has decoded once and encoded anew, so literal characters arrive as themselves; what
/// still carries a percent sign equals no literal and is left as it is: decoding it a second time would move a request
/// to a row whose function it does not reach.</para>
/// <para>A few routes, as most apps have, are tried in the order of specificity. Many are looked up in a <see cref="RouteTable"/>.</para>
/// </remarks>
internal sealed class RouteIndex<T>
    where T : class
{
    private const int Few = 3;

    private readonly RouteTemplate[] templates;
    private readonly T[] values;
    private readonly RouteTable? table;

    public RouteIndex(IEnumerable<RouteEntry<T>> routes)
    {
        RouteEntry<T>[] sorted = [.. routes];
        Array.Sort(sorted, (one, other) => RouteSpecificity.Compare(one.Template, other.Template));
        templates = Array.ConvertAll(sorted, route => route.Template);
        values = Array.ConvertAll(sorted, route => route.Value);
        table = templates.Length > Few ? new RouteTable(templates) : null;
    }

    public T? Find(ReadOnlySpan<char> path)
    {
        var route = table is null ? FindOneByOne(path) : table.Find(path);
        return route < 0 ? null : values[route];
    }

    private int FindOneByOne(ReadOnlySpan<char> path)
    {
        for (var route = 0; route < templates.Length; route++)
        {
            if (templates[route].Matches(path))
            {
                return route;
            }
        }

        return -1;
    }
}

/// <summary>A route and what belongs to it.</summary>
/// <remarks>A class: lists of a struct of our own are no part of .NET's compiled code, and are compiled at each cold start.</remarks>
internal sealed record RouteEntry<T>(RouteTemplate Template, T Value)
    where T : class;
