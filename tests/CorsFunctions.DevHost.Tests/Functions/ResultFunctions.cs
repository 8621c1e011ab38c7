using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.DevHost.Tests.Functions;

/// <summary>Every kind of result.</summary>
public static class ResultFunctions
{
    private static HttpResponseData? kept;

    [Function("result_text")]
    public static string Text([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData request) => request.ReadAsString()!;

    [Function("result_object")]
    public static object Anonymous([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) => new { Name = "a", List = new List<int> { 1 } };

    [Function("result_bytes")]
    public static byte[] Bytes([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) => [1, 2, 3];

    [Function("result_null")]
    public static string? Null([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) => null;

    [Function("result_void")]
    public static void Void([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
    {
    }

    [Function("result_task")]
    public static Task Task([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) => System.Threading.Tasks.Task.CompletedTask;

    [Function("result_response")]
    public static HttpResponseData Response([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request)
    {
        var response = request.CreateResponse(HttpStatusCode.Accepted);
        response.Headers.Add("X-Twice", "a");
        response.Headers.Add("X-Twice", "b");
        response.Headers.Add("Content-Type", "text/x-test");
        response.Cookies.Append("plain", "1");
        response.Cookies.Append(new HttpCookie("rich", "2") { Path = "/p", Secure = true, HttpOnly = true, MaxAge = 60, SameSite = SameSite.ExplicitNone });
        response.WriteString("body");
        return response;
    }

    [Function("result_no_content")]
    public static HttpResponseData NoContent([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request)
        => request.CreateResponse(HttpStatusCode.NoContent);

    [Function("result_kept")]
    public static HttpResponseData Kept([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
        => kept ??= request.CreateResponse();

    [Function("result_typed")]
    public static TypedResult Typed([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
    {
        var response = request.CreateResponse(HttpStatusCode.Created);
        response.WriteString("typed");
        return new TypedResult { Answer = response };
    }

    [Function("result_marked")]
    public static MarkedResult Marked([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
        => new() { Answer = "marked", Message = "message" };

    [Function("result_marked_empty")]
    public static MarkedResult MarkedEmpty([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) => new();

    [Function("result_queue")]
    [TestQueueOutput]
    public static string Queue([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) => "to the queue";
}
