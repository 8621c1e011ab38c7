using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Worker.Tests.Functions;

/// <summary>Functions that work in both modes: they take and give the worker's own types, and write asynchronously.</summary>
public static class SharedFunctions
{
    private const AuthorizationLevel Anonymous = AuthorizationLevel.Anonymous;

    [Function("status")]
    public static HttpResponseData Status([HttpTrigger(Anonymous, "get", "put", "head", Route = "status/{code:int}")] HttpRequestData request, int code) =>
        request.CreateResponse((HttpStatusCode)code);

    [Function("created")]
    public static async Task<HttpResponseData> Created([HttpTrigger(Anonymous, "get", "post")] HttpRequestData request)
    {
        var response = request.CreateResponse(HttpStatusCode.Created);
        response.Headers.Add("Location", "/api/created/1");
        response.Headers.Add("Set-Cookie", "a=1");
        response.Headers.Add("Set-Cookie", "b=2");
        response.Headers.Add("Vary", "Accept");
        await response.WriteStringAsync("created");
        return response;
    }

    [Function("throws")]
    public static HttpResponseData Throws([HttpTrigger(Anonymous, "get")] HttpRequestData request) =>
        throw new InvalidOperationException("secret details");

    [Function("own-headers")]
    public static HttpResponseData OwnHeaders([HttpTrigger(Anonymous, "get")] HttpRequestData request)
    {
        var response = request.CreateResponse(HttpStatusCode.OK);
        response.Headers.Add("Access-Control-Allow-Origin", "*");
        response.Headers.Add("Access-Control-Allow-Methods", "PUT");
        response.Headers.Add("Vary", "Accept-Encoding");
        return response;
    }

    [Function("options")]
    public static HttpResponseData Options([HttpTrigger(Anonymous, "get", "options", Route = "own-options")] HttpRequestData request)
    {
        var response = request.CreateResponse(HttpStatusCode.OK);
        response.Headers.Add("Allow", "GET, OPTIONS");
        return response;
    }

    [Function("keyed")]
    public static HttpResponseData Keyed([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequestData request) => request.CreateResponse(HttpStatusCode.OK);

    [Function("echo")]
    public static async Task<HttpResponseData> Echo([HttpTrigger(Anonymous, "post")] HttpRequestData request)
    {
        var response = request.CreateResponse(HttpStatusCode.OK);
        await response.WriteStringAsync($"{request.Url.AbsolutePath}: {await request.ReadAsStringAsync()}");
        return response;
    }
}
