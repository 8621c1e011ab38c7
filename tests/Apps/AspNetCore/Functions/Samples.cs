using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CorsFunctions.TestApps.AspNetCore.Functions;

/// <summary>The functions of src/CorsFunctions.App as an app of this mode writes them: same names, routes and answers, so that the same suites fit.</summary>
public static class Samples
{
    private static readonly string[] Items = ["first", "second"];

    [Function("data")]
    public static async Task<IActionResult> Data([HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", Route = "data")] HttpRequest request)
    {
        if (!Has(request, "Bearer"))
        {
            return Challenge(request, "Bearer");
        }

        if (request.Method == "PUT" && !await IsJsonAsync(request))
        {
            return new BadRequestObjectResult(new { error = "The body has to be JSON." });
        }

        return new OkObjectResult(new { items = Items, updated = request.Method == "PUT" });
    }

    [Function("delivery")]
    public static IActionResult Delivery([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "delivery/all")] HttpRequest request)
        => Has(request, "Basic") ? new OkObjectResult(new[] { new { id = 1, state = "delivered" } }) : Challenge(request, "xBasic realm=\"delivery\"");

    [Function("fail")]
    public static IActionResult Fail([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fail")] HttpRequest request)
        => throw new InvalidOperationException($"{request.Path} always fails.");

    [Function("hello")]
    public static IActionResult Hello([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hello")] HttpRequest request)
        => new OkObjectResult($"Hello, {(request.Query.TryGetValue("name", out var name) ? name.ToString() : "world")}!");

    [Function("orders")]
    public static OrdersResult Orders([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders")] HttpRequest request)
        => new() { Response = new OkObjectResult(new[] { new { order = 1 } }), Message = "orders were read" };

    [Function("reports")]
    public static IActionResult Reports([HttpTrigger(AuthorizationLevel.Function, "get", Route = "reports")] HttpRequest request)
        => new OkObjectResult(new { title = "Visits", query = request.Query.TryGetValue("month", out var month) ? month.ToString() : "all" });

    [Function("users")]
    public static IActionResult Users(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", Route = "users/{id}")] HttpRequest request, string id)
    {
        if (request.Method == "DELETE")
        {
            return new NoContentResult();
        }

        request.HttpContext.Response.Headers.ETag = "\"1\"";
        return new ObjectResult(new { id, method = request.Method }) { StatusCode = request.Method == "POST" ? 201 : 200 };
    }

    private static bool Has(HttpRequest request, string scheme)
        => request.Headers.Authorization.Any(value => value!.StartsWith($"{scheme} ", StringComparison.OrdinalIgnoreCase) && value.Length > scheme.Length + 1);

    private static StatusCodeResult Challenge(HttpRequest request, string challenge)
    {
        request.HttpContext.Response.Headers.WWWAuthenticate = challenge;
        return new StatusCodeResult(StatusCodes.Status401Unauthorized);
    }

    private static async Task<bool> IsJsonAsync(HttpRequest request)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(request.Body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>An HTTP result and a message.</summary>
public sealed class OrdersResult
{
    [HttpResult]
    public IActionResult? Response { get; set; }

    public string? Message { get; set; }
}
