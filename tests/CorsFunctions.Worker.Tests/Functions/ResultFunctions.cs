using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Worker.Tests.Functions;

/// <summary>Results that the host renders in plain mode. The ASP.NET Core integration answers them 200 with an empty body.</summary>
public static class ResultFunctions
{
    private const AuthorizationLevel Anonymous = AuthorizationLevel.Anonymous;

    [Function("text")]
    public static string Text([HttpTrigger(Anonymous, "get")] HttpRequestData request) => "plain";

    [Function("json-text")]
    public static string JsonText([HttpTrigger(Anonymous, "get")] HttpRequestData request) => "{\"a\":1}";

    [Function("described")]
    public static string Described([HttpTrigger(Anonymous, "get")] HttpRequestData request) =>
        """{ "statusCode": 202, "headers": { "Content-Type": "text/html; charset=latin1", "X-A": "1" }, "body": "<p>" }""";

    [Function("described-briefly")]
    public static string DescribedBriefly([HttpTrigger(Anonymous, "get")] HttpRequestData request) =>
        """{ "headers": { "Content-Type": "text/html" }, "body": "<p>" }""";

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

    [Function("other-type")]
    public static string OtherType([HttpTrigger(Anonymous, "put")] string? body) => $"got {body ?? "nothing"}";
}
