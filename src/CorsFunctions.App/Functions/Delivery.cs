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
            // Not "Basic": for a request with credentials the browser would ask for a password in a dialog of its own, and the page would wait.
            return Credentials.Challenge(request, "xBasic realm=\"delivery\"");
        }

        var response = request.CreateResponse(HttpStatusCode.OK);
        await response.WriteAsJsonAsync(new[] { new { id = 1, state = "delivered" } });
        return response;
    }
}
