namespace CorsFunctions.Routes;

/// <summary>The routes of a set while it is built, each once: two templates that match the same paths are one route.</summary>
internal sealed class RouteMap<T>
    where T : class
{
    private readonly Dictionary<string, RouteEntry<T>> routes = new(StringComparer.OrdinalIgnoreCase);

    public T GetOrAdd(RouteTemplate template, Func<RouteTemplate, T> create)
    {
        var key = Key(template);
        if (!routes.TryGetValue(key, out var route))
        {
            routes.Add(key, route = new RouteEntry<T>(template, create(template)));
        }

        return route.Value;
    }

    public RouteIndex<T> ToIndex() => new(routes.Values);

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
        if (!template.HasCatchAll)
        {
            return [];
        }

        var cover = new List<T>();
        var path = Path(template);
        while (routes.TryGetValue(path, out var here))
        {
            cover.Add(here.Value);
            path += "/{}";
            if (routes.TryGetValue(path + "/{*}", out var tail))
            {
                cover.Add(tail.Value);
                return cover;
            }
        }

        return [];
    }

    private static string Key(RouteTemplate template) => template.HasCatchAll ? Path(template) + "/{*}" : Path(template);

    private static string Path(RouteTemplate template) => string.Concat(template.Segments.Select(segment => "/" + (segment ?? "{}")));
}
