using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;

namespace CorsFunctions.DevHost.Routing;

/// <summary>
/// The routes of the functions: ASP.NET Core's classic routes in the functions' order, as in the host's
/// <c>WebScriptHostHttpRoutesManager</c>. A match is only noted; the function runs afterwards, outside the router.
/// </summary>
internal static class FunctionRoutes
{
    public static RouteCollection Build(IEnumerable<HttpFunction> functions, string prefix, IInlineConstraintResolver constraintResolver)
    {
        var routes = new RouteCollection();
        foreach (var function in functions)
        {
            var constraints = new Dictionary<string, object>();
            if (function.Methods is not null)
            {
                constraints.Add("httpMethod", new HttpMethodRouteConstraint([.. function.Methods]));
            }

            routes.Add(new Route(
                new RouteHandler(context =>
                {
                    context.Features.Set(function);
                    return Task.CompletedTask;
                }),
                function.Name,
                Template(prefix, function.Route),
                defaults: [],
                constraints,
                dataTokens: [],
                constraintResolver));
        }

        return routes;
    }

    /// <summary>The function that takes a request, its route values noted on the request; null when none does.</summary>
    public static async Task<HttpFunction?> FindAsync(HttpContext http, RouteCollection routes)
    {
        var found = new RouteContext(http);
        await routes.RouteAsync(found);
        if (found.Handler is null)
        {
            return null;
        }

        http.Features.Set<IRoutingFeature>(new RoutingFeature { RouteData = found.RouteData });
        await found.Handler(http);
        return http.Features.Get<HttpFunction>();
    }

    public static string Template(string prefix, string route) => prefix.Length == 0 ? route : $"{prefix}/{route}";

    /// <summary>The route values of a request; parameters that are optional and absent are null.</summary>
    public static Dictionary<string, object?> Values(HttpContext context)
    {
        var data = context.GetRouteData();
        var values = new Dictionary<string, object?>(data.Values);
        foreach (var parameter in data.Routers.OfType<Route>().SelectMany(route => route.ParsedTemplate.Parameters))
        {
            if (parameter is { IsOptional: true, DefaultValue: null })
            {
                values.TryAdd(parameter.Name!, null);
            }
        }

        return values;
    }
}
