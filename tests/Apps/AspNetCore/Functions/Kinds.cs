using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.TestApps.AspNetCore.Functions;

/// <summary>Every kind of result that a function of this mode can have.</summary>
public static class Kinds
{
    // As the template of "dotnet new func" writes it.
    [Function("Function1")]
    public static IActionResult Template([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post")] HttpRequest request)
        => new OkObjectResult("Welcome to Azure Functions!");

    [Function("result")]
    public static IResult Result([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Json(new { kind = "result" });

    [Function("redirect")]
    public static IActionResult Redirect([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new RedirectResult("/api/Function1");

    [Function("stream")]
    public static IActionResult Stream([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        => new FileStreamResult(new MemoryStream(new byte[1_000_000]), "application/octet-stream");

    [Function("flush")]
    public static async Task Flush([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        await request.HttpContext.Response.WriteAsync("first ");
        await request.HttpContext.Response.Body.FlushAsync();
        await request.HttpContext.Response.WriteAsync("second");
    }

    [Function("request_data")]
    public static async Task<HttpResponseData> RequestData([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post")] HttpRequestData request)
    {
        var response = request.CreateResponse(HttpStatusCode.Created);
        response.Headers.Add("X-Method", request.Method);
        await response.WriteStringAsync($"{request.Url.AbsolutePath} {await request.ReadAsStringAsync()}");
        return response;
    }

    [Function("own_headers")]
    public static IActionResult OwnHeaders([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        var response = request.HttpContext.Response;
        response.Headers.AccessControlAllowOrigin = "https://other.example";
        response.Headers.Vary = "Accept-Encoding";
        response.Cookies.Append("a", "1");
        response.Cookies.Append("b", "2");
        return new OkResult();
    }

    [Function("multi")]
    public static MultiResult Multi([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        => new() { Response = new AcceptedResult(), Message = "m" };

    [Function("throws")]
    public static IActionResult Throws([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        => throw new InvalidOperationException("It always does.");

    [Function("upload")]
    public static async Task<IActionResult> Upload([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        return new OkObjectResult($"{body.Length} bytes");
    }

    [Function("slow")]
    public static async Task<IActionResult> Slow([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        Console.WriteLine("slow: entered");
        try
        {
            await Task.Delay(Timeout.Infinite, request.HttpContext.RequestAborted);
        }
        finally
        {
            Console.WriteLine("slow: cancelled");
        }

        return new OkResult();
    }
}

/// <summary>An HTTP result and another output.</summary>
public sealed class MultiResult
{
    [HttpResult]
    public IActionResult? Response { get; set; }

    public string? Message { get; set; }
}
