using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>
/// The routes of the functions: ASP.NET Core's classic routes in the functions' order, as in the host's
/// <c>WebScriptHostHttpRoutesManager</c>. A match is only noted; the function runs afterwards, outside the router.
/// </summary>
internal static class Routes
{
    public static RouteCollection Build(IEnumerable<HostedFunction> functions, string prefix, IInlineConstraintResolver constraintResolver)
    {
        var routes = new RouteCollection();
        foreach (var function in functions)
        {
            var constraints = new Dictionary<string, object>();
            if (function.Methods is not null)
            {
                constraints.Add("httpMethod", new HttpMethodRouteConstraint(function.Methods));
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
