#if (aspnetcore)
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Cors_App;

public class Hello
{
    [Function("hello")]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "put")] HttpRequest request) =>
        new OkObjectResult($"Hello by {request.Method}");
}
#else
using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Cors_App;

public class Hello
{
    [Function("hello")]
    public async Task<HttpResponseData> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "put")] HttpRequestData request)
    {
        var response = request.CreateResponse(HttpStatusCode.OK);
        await response.WriteStringAsync($"Hello by {request.Method}");
        return response;
    }
}
#endif
