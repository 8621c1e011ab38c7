using CorsFunctions.Origins;
using CorsFunctions.Routes;

namespace CorsFunctions.Policies;

/// <summary>The policies that govern one route together. No other policy has a say on the paths that the route matches.</summary>
internal sealed class RoutePolicies(RouteTemplate template)
{
    /// <summary>The route, as its first row writes it.</summary>
    public string Route => template.Text;

    public RouteTemplate Template => template;

    public OriginIndex<OriginPolicy> Origins { get; } = new();
}
