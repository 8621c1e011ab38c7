using CorsFunctions.Policies;
using CorsFunctions.Routes;

namespace CorsFunctions.Explanations;

/// <summary>Which of the routes that match a path governs it.</summary>
/// <param name="Governing">The route that governs alone; null for none.</param>
/// <param name="PassedOver">Routes that match as well and are less specific, or all that match when the path can be read in two ways.</param>
internal sealed record RouteChoice(string? Governing, IReadOnlyList<string> PassedOver)
{
    public static RouteChoice Of(PolicySet? policies, string path)
    {
        var governing = policies?.FindRoute(path)?.Route;
        var matching = (policies?.Policies ?? []).Select(policy => policy.Route).Distinct(StringComparer.OrdinalIgnoreCase).Where(route => Matches(route, path));
        return new RouteChoice(governing, [.. matching.Where(route => governing is null || !RouteTemplate.AreOne(route, governing))]);
    }

    private static bool Matches(string route, string path) => RouteTemplate.TryParse(route, out var template) && template.Matches(path);
}
