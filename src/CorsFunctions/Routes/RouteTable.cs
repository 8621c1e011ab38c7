namespace CorsFunctions.Routes;

/// <summary>Finds the first of many routes that matches a path, in a time with a bound that no choice of rows can break.</summary>
/// <remarks>
/// The routes are numbered in the order of specificity, and each segment of a path stands for a set of them, those that
/// take it there; the first number that is in all sets is the route. Sets are bits (<see cref="RouteSets"/>), and each block of
/// 256 routes is looked at once at most: a look-up costs at most segments × routes / 256 steps of a nanosecond or so, whatever
/// the rows. A tree has no such bound: where a literal and a parameter stand side by side on each level, and the tail decides, all
/// 2^depth branches are tried. Nor has an automaton that merges the branches: as many states are needed. (It is the problem of
/// partial match: for it no structure of reasonable size is known whose look-up does not depend on the number of patterns.)
/// </remarks>
internal sealed class RouteTable
{
    private readonly Position[] positions;
    private readonly RouteSets sets;

    /// <param name="templates">The routes, the most specific first.</param>
    public RouteTable(RouteTemplate[] templates)
    {
        var depth = templates.Max(template => template.Segments.Length);

        // For each position a set of those that take any segment there; for each number of segments two sets of those that take so many.
        positions = [.. Enumerable.Range(0, depth).Select(i => new Position(i))];
        var count = depth + (2 * (depth + 1));
        foreach (var template in templates)
        {
            for (var i = 0; i < template.Segments.Length; i++)
            {
                count += template.Segments[i] is { } literal && positions[i].Literals.TryAdd(literal, count) ? 1 : 0;
            }
        }

        sets = RouteSets.Create(count, templates.SelectMany((template, route) => SetsOf(template).Select(set => (set, route))));
    }

    /// <summary>The number of the first route that matches, or -1.</summary>
    public int Find(ReadOnlySpan<char> path)
    {
        if (path is not ['/', .. var rest])
        {
            return -1;
        }

        Span<RouteSets.Cursor> cursors = stackalloc RouteSets.Cursor[RouteTemplate.MaxSegments + 1];
        var length = 0;
        var isBroken = false;
        while (!rest.IsEmpty && length <= positions.Length && !isBroken)
        {
            var slash = rest.IndexOf('/');
            var segment = slash < 0 ? rest : rest[..slash];
            isBroken = segment.IsEmpty;
            if (!isBroken && length < positions.Length)
            {
                var position = positions[length];
                cursors[length + 1] = sets.Either(position.Any, position.Find(segment));
            }

            length += isBroken ? 0 : 1;
            rest = slash < 0 ? [] : rest[(slash + 1)..];
        }

        // Only a tail that began before an empty segment takes it.
        cursors[0] = !isBroken ? sets.Either(TailsUpTo(Math.Min(length, positions.Length)), Exactly(length))
            : length > 0 ? sets.Either(TailsUpTo(length - 1), null)
            : default;
        return sets.FindFirst(cursors[..(Math.Min(length, positions.Length) + 1)]);
    }

    private int TailsUpTo(int length) => positions.Length + (2 * length);

    private int? Exactly(int length) => length > positions.Length ? null : positions.Length + (2 * length) + 1;

    private IEnumerable<int> SetsOf(RouteTemplate template)
    {
        var length = template.Segments.Length;
        for (var i = 0; i < length; i++)
        {
            yield return template.Segments[i] is { } literal ? positions[i].Literals[literal] : positions[i].Any;
        }

        if (!template.HasCatchAll)
        {
            yield return Exactly(length)!.Value;
            yield break;
        }

        for (var i = length; i <= positions.Length; i++)
        {
            yield return TailsUpTo(i);
            if (i < positions.Length)
            {
                yield return positions[i].Any;
            }
        }
    }

    private sealed class Position(int any)
    {
        public int Any => any;

        public Dictionary<string, int> Literals { get; } = new(StringComparer.OrdinalIgnoreCase);

        public int? Find(ReadOnlySpan<char> segment) =>
            Literals.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(segment, out var set) ? set : null;
    }
}
