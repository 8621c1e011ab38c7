using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.App.Functions;

/// <summary>A plain string, without an <see cref="HttpResponseData"/>.</summary>
public static class Hello
{
    /// <summary>Answers <c>GET /api/hello</c>.</summary>
    /// <param name="request">The request.</param>
    /// <returns>A greeting.</returns>
    [Function("hello")]
    public static string Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hello")] HttpRequestData request)
        => $"Hello, {request.Query["name"] ?? "world"}!";
}
