using System.Globalization;
using System.Net;
#if ASPNETCORE_MODE
using Microsoft.AspNetCore.Mvc;
#endif
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.MeasuredApps;

/// <summary>What a function can answer with, each as small as it can be, so that what is around it shows.</summary>
public static class Functions
{
    [Function("response")]
    public static async Task<HttpResponseData> Response([HttpTrigger(AuthorizationLevel.Anonymous, "get", "options", Route = "response")] HttpRequestData request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var response = request.CreateResponse(HttpStatusCode.OK);
        response.Headers.Add("Content-Type", "text/plain; charset=utf-8");
        await response.WriteStringAsync("hello");
        return response;
    }

    /// <summary>The headers that the measured rows give, written by hand: what they cost whoever writes them.</summary>
    [Function("by-hand")]
    public static async Task<HttpResponseData> ByHand([HttpTrigger(AuthorizationLevel.Anonymous, "get", "options", Route = "by-hand")] HttpRequestData request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var isPreflight = request.Method == "OPTIONS";
        var response = request.CreateResponse(isPreflight ? HttpStatusCode.NoContent : HttpStatusCode.OK);
        response.Headers.Add("Vary", isPreflight ? "Origin, Access-Control-Request-Method, Access-Control-Request-Headers" : "Origin");
        if (request.Headers.GetValues("Origin").Single() is "https://app1.example.com" and var origin)
        {
            response.Headers.Add("Access-Control-Allow-Origin", origin);
            response.Headers.Add("Access-Control-Allow-Credentials", "true");
            response.Headers.Add(isPreflight ? "Access-Control-Allow-Methods" : "Access-Control-Expose-Headers", isPreflight ? "GET, PUT, DELETE" : "ETag, X-Request-Id");
        }

        if (!isPreflight)
        {
            response.Headers.Add("Content-Type", "text/plain; charset=utf-8");
            await response.WriteStringAsync("hello");
        }

        return response;
    }

#if ASPNETCORE_MODE
    [Function("result")]
    public static IActionResult Result([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "result")] HttpRequestData request) =>
        new OkObjectResult("hello");
#else
    [Function("text")]
    public static string Text([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "text")] HttpRequestData request) => "hello";
#endif

    /// <summary>The process, its processor time in milliseconds and the bytes that it has allocated, all since its start.</summary>
    [Function("usage")]
    public static async Task<HttpResponseData> Usage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "usage")] HttpRequestData request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var response = request.CreateResponse(HttpStatusCode.OK);
        await response.WriteStringAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessId} {Environment.CpuUsage.TotalTime.TotalMilliseconds} {GC.GetTotalAllocatedBytes(precise: true)}"));
        return response;
    }
}
