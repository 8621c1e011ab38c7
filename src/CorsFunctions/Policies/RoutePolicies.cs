using CorsFunctions.Origins;

namespace CorsFunctions.Policies;

/// <summary>The rows that govern one route together. No other row has a say on the paths that the route matches.</summary>
public sealed class RoutePolicies
{
    internal RoutePolicies(string route) => Route = route;

    /// <summary>The route, as its first row writes it.</summary>
    public string Route { get; }

    /// <summary>True when the answer is the same whatever the origin: the only pattern of the route is <c>*</c>.</summary>
    public bool IsStatic => Origins.OnlyAny is not null;

    internal OriginIndex Origins { get; } = new();
}
