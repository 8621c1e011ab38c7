using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.App.Functions;

/// <summary>A function with a fault: the browser is to see a 500, not a CORS error that hides it.</summary>
public static class Fail
{
    /// <summary>Answers <c>GET /api/fail</c>.</summary>
    /// <param name="request">The request.</param>
    /// <returns>Never.</returns>
    [Function("fail")]
    public static HttpResponseData Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fail")] HttpRequestData request)
        => throw new InvalidOperationException($"{request.Url.AbsolutePath} always fails.");
}
