using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace CorsFunctions.Worker.Tests.Functions;

/// <summary>Functions of the ASP.NET Core integration, in the style of Microsoft's templates.</summary>
public static class AspNetCoreFunctions
{
    private const AuthorizationLevel Anonymous = AuthorizationLevel.Anonymous;

    [Function("action")]
    public static IActionResult Action([HttpTrigger(Anonymous, "get")] HttpRequest request) => new OkObjectResult(new { ok = true });

    [Function("action-status")]
    public static IActionResult ActionStatus([HttpTrigger(Anonymous, "get", "head", Route = "action/{code:int}")] HttpRequest request, int code) => code switch
    {
        StatusCodes.Status302Found => new RedirectResult("/api/action"),
        _ => new StatusCodeResult(code),
    };

    [Function("iresult")]
    public static IResult Result([HttpTrigger(Anonymous, "get")] HttpRequest request) => Results.Json(new { ok = true }, statusCode: StatusCodes.Status202Accepted);

    [Function("range")]
    public static IActionResult Range([HttpTrigger(Anonymous, "get")] HttpRequest request) =>
        new FileContentResult("0123456789"u8.ToArray(), "text/plain") { EnableRangeProcessing = true, EntityTag = new EntityTagHeaderValue("\"1\"") };

    [Function("http-context")]
    public static async Task Context([HttpTrigger(Anonymous, "get")] HttpRequest request)
    {
        var response = request.HttpContext.Response;
        response.Cookies.Append("a", "1");
        response.Cookies.Append("b", "2");
        response.Headers.Append("Vary", "Accept");
        response.Headers.Append("Vary", "Accept-Language");
        await response.WriteAsync("written");
    }

    [Function("cleared")]
    public static async Task Cleared([HttpTrigger(Anonymous, "get")] HttpRequest request)
    {
        var response = request.HttpContext.Response;
        response.Headers["X-Lost"] = "1";
        response.Clear();
        response.StatusCode = StatusCodes.Status409Conflict;
        await response.WriteAsync("cleared");
    }

    [Function("stream")]
    public static async Task Stream([HttpTrigger(Anonymous, "get")] HttpRequest request)
    {
        var response = request.HttpContext.Response;
        response.ContentType = "text/event-stream";
        await response.WriteAsync("data: 1\n\n", request.HttpContext.RequestAborted);
        await response.Body.FlushAsync(request.HttpContext.RequestAborted);
        await StreamGate.Current.Task.WaitAsync(request.HttpContext.RequestAborted);
        await response.WriteAsync("data: 2\n\n", request.HttpContext.RequestAborted);
    }

    [Function("action-throws")]
    public static IActionResult Throws([HttpTrigger(Anonymous, "get")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.ContentLength = 100;
        throw new InvalidOperationException("secret details");
    }

    [Function("result-throws")]
    public static IActionResult ResultThrows([HttpTrigger(Anonymous, "get")] HttpRequest request) => new ThrowingResult();

    [Function("action-multi")]
    public static MultiActionResult Multi([HttpTrigger(Anonymous, "get")] HttpRequest request) => new() { Result = new AcceptedResult(), Message = "queued" };

    private sealed class ThrowingResult : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context) => throw new InvalidOperationException("secret details");
    }

    public sealed class MultiActionResult
    {
        [HttpResult]
        public IActionResult? Result { get; set; }

        [TestQueueOutput]
        public string? Message { get; set; }
    }
}

/// <summary>Holds a stream open until a test has seen its first part.</summary>
internal static class StreamGate
{
    public static TaskCompletionSource Current { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
