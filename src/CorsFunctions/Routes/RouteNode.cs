namespace CorsFunctions.Routes;

/// <summary>One segment in the tree of routes.</summary>
internal sealed class RouteNode<T>
    where T : class
{
    private Dictionary<string, RouteNode<T>>? literals;

    /// <summary>The child for any one segment.</summary>
    public RouteNode<T>? Parameter { get; private set; }

    /// <summary>What belongs to the route that ends here.</summary>
    public T? Here { get; set; }

    /// <summary>What belongs to the route that goes on with <c>{*rest}</c>.</summary>
    public T? CatchAll { get; set; }

    public RouteNode<T>? FindLiteral(ReadOnlySpan<char> segment) =>
        literals is not null && literals.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(segment, out var child) ? child : null;

    /// <summary>The child for a literal, or for any segment when <paramref name="segment"/> is null.</summary>
    public RouteNode<T> GetOrAddChild(string? segment)
    {
        if (segment is null)
        {
            return Parameter ??= new RouteNode<T>();
        }

        literals ??= new Dictionary<string, RouteNode<T>>(StringComparer.OrdinalIgnoreCase);
        if (!literals.TryGetValue(segment, out var child))
        {
            literals.Add(segment, child = new RouteNode<T>());
        }

        return child;
    }
}
