using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.DevHost.Tests.Functions;

public sealed class RoutingFunctions
{
    // No route: the function's name is the route. No methods: all.
    [Function("Nameless")]
    public static string Nameless([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request) => "nameless";

    [Function("item_number")]
    public static string Number([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id:int}")] HttpRequestData request, int id) => $"number_{id + 1}";

    [Function("item_text")]
    public static string Text([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id:alpha}")] HttpRequestData request, string id) => $"text_{id}";

    // The greedy function sorts first by name, the literal one last: the greedy one takes the request.
    [Function("precedence_A_greedy")]
    public static string Greedy([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "precedence/{*rest}")] HttpRequestData request) => "greedy";

    [Function("precedence_b_literal")]
    public static string Literal([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "precedence/literal")] HttpRequestData request) => "literal";

    [Function("optional")]
    public static string Optional([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "optional/{name?}")] HttpRequestData request, string? name) => name ?? "none";

    [Function("defaulted")]
    public static string Defaulted([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "defaulted/{size:int=7}")] HttpRequestData request, int size) => $"size_{size}";

    [Function("with_key")]
    public static string WithKey([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequestData request) => "opened";

    // A level that is not written is Function for the host.
    [Function("with_unwritten_level")]
    public static string Unwritten([HttpTrigger("get")] HttpRequestData request) => "opened";
}
