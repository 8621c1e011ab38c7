using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Worker.Tests.Functions;

/// <summary>Functions with one kind of result each.</summary>
public static class ResultFunctions
{
    private const AuthorizationLevel Anonymous = AuthorizationLevel.Anonymous;

    [Function("status")]
    public static HttpResponseData Status([HttpTrigger(Anonymous, "get", "put", Route = "status/{code:int}")] HttpRequestData request, int code) =>
        request.CreateResponse((HttpStatusCode)code);

    [Function("text")]
    public static string Text([HttpTrigger(Anonymous, "get")] HttpRequestData request) => "plain";

    [Function("json-text")]
    public static string JsonText([HttpTrigger(Anonymous, "get")] HttpRequestData request) => "{\"a\":1}";

    [Function("object")]
    public static object Poco([HttpTrigger(Anonymous, "get")] HttpRequestData request) => new { Name = "n" };

    [Function("bytes")]
    public static byte[] Bytes([HttpTrigger(Anonymous, "get")] HttpRequestData request) => [1, 2, 3];

    [Function("null")]
    public static HttpResponseData? Null([HttpTrigger(Anonymous, "get")] HttpRequestData request) => null;

    [Function("nothing")]
    public static void Nothing([HttpTrigger(Anonymous, "get")] HttpRequestData request)
    {
    }

    [Function("nothing-async")]
    public static Task NothingAsync([HttpTrigger(Anonymous, "get")] HttpRequestData request) => Task.CompletedTask;

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

    [Function("other-type")]
    public static string OtherType([HttpTrigger(Anonymous, "put")] string? body) => $"got {body ?? "nothing"}";

    [Function("keyed")]
    public static string Keyed([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequestData request) => "keyed";
}
