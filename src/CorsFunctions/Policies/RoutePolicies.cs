using CorsFunctions.Origins;

namespace CorsFunctions.Policies;

/// <summary>The policies that govern one route together. No other policy has a say on the paths that the route matches.</summary>
internal sealed class RoutePolicies(string route)
{
    /// <summary>The route, as its first row writes it.</summary>
    public string Route { get; } = route;

    public OriginIndex<OriginPolicy> Origins { get; } = new();
}
