using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.App.Functions;

/// <summary>Basic authentication in the function.</summary>
public static class Delivery
{
    /// <summary>Answers <c>GET /api/delivery/all</c>.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The deliveries, or 401.</returns>
    [Function("delivery")]
    public static async Task<HttpResponseData> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "delivery/all")] HttpRequestData request)
    {
        if (!Credentials.Has(request, "Basic"))
        {
            return Credentials.Challenge(request, "Basic realm=\"delivery\"");
        }

        var response = request.CreateResponse(HttpStatusCode.OK);
        await response.WriteAsJsonAsync(new[] { new { id = 1, state = "delivered" } });
        return response;
    }
}
