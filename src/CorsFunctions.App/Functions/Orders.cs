using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.App.Functions;

/// <summary>A multi-output result.</summary>
public static class Orders
{
    /// <summary>Answers <c>GET /api/orders</c>.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The response and a message.</returns>
    [Function("orders")]
    public static async Task<OrdersResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders")] HttpRequestData request)
    {
        var response = request.CreateResponse(HttpStatusCode.OK);
        await response.WriteAsJsonAsync(new[] { new { order = 1 } });
        return new OrdersResult { Response = response, Message = "orders were read" };
    }
}
