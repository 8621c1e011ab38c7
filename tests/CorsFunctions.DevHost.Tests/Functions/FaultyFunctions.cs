using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.DevHost.Tests.Functions;

public sealed class FaultyFunctions
{
    [Function("throws")]
    public static HttpResponseData Throws([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
        => throw new InvalidOperationException("synchronous");

    [Function("throws_later")]
    public static async Task<HttpResponseData> ThrowsLater([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
    {
        await Task.Yield();
        throw new InvalidOperationException("asynchronous");
    }

    [Function("not_json")]
    public static async Task<HttpResponseData> NotJson([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData request)
    {
        var response = request.CreateResponse(HttpStatusCode.BadRequest);
        try
        {
            await request.ReadFromJsonAsync<int[]>();
        }
        catch (AggregateException exception)
        {
            response.WriteString(exception.InnerException!.GetType().Name);
        }

        return response;
    }
}
