using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Check.Tests.Functions;

/// <summary>What a page calls.</summary>
public static class DataFunction
{
    [Function("data")]
    public static HttpResponseData Data([HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", Route = "data")] HttpRequestData request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.CreateResponse(HttpStatusCode.OK);
    }
}
