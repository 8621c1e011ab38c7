namespace CorsFunctions.Routes;

internal static class RouteClaim
{
    public static bool TryRead(string text, out RouteTemplate claim) { claim = RouteTemplate.Everything; return !text.StartsWith('/') && RouteTemplate.TryParse("/" + text, out claim, out _); }
}
