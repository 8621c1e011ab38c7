namespace CorsFunctions.Policies;

/// <summary>One segment in the tree of routes.</summary>
internal sealed class RouteNode
{
    private Dictionary<string, RouteNode>? literals;

    /// <summary>The child for any one segment.</summary>
    public RouteNode? Parameter { get; private set; }

    /// <summary>The rows whose route ends here.</summary>
    public RoutePolicies? Here { get; set; }

    /// <summary>The rows whose route goes on with <c>{*rest}</c>.</summary>
    public RoutePolicies? CatchAll { get; set; }

    public RouteNode? FindLiteral(ReadOnlySpan<char> segment) =>
        literals is not null && literals.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(segment, out var child) ? child : null;

    /// <summary>The child for a literal, or for any segment when <paramref name="segment"/> is null.</summary>
    public RouteNode GetOrAddChild(string? segment)
    {
        if (segment is null)
        {
            return Parameter ??= new RouteNode();
        }

        literals ??= new Dictionary<string, RouteNode>(StringComparer.OrdinalIgnoreCase);
        if (!literals.TryGetValue(segment, out var child))
        {
            literals.Add(segment, child = new RouteNode());
        }

        return child;
    }
}
