using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.TestApps.Plain.Functions;

/// <summary>Every kind of result that a plain function can have.</summary>
public static class Kinds
{
    // As the template of "dotnet new func" writes it.
    [Function("Function1")]
    public static HttpResponseData Template([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post")] HttpRequestData request)
    {
        var response = request.CreateResponse(HttpStatusCode.OK);
        response.Headers.Add("Content-Type", "text/plain; charset=utf-8");
        response.WriteString("Welcome to Azure Functions!");
        return response;
    }

    [Function("text")]
    public static string Text([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) => "text";

    [Function("poco")]
    public static object Poco([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) => new { kind = "poco" };

    [Function("bytes")]
    public static byte[] Bytes([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) => [1, 2, 3];

    [Function("nothing")]
    public static void Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
    {
    }

    [Function("redirect")]
    public static HttpResponseData Redirect([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
    {
        var response = request.CreateResponse(HttpStatusCode.Redirect);
        response.Headers.Add("Location", "/api/text");
        return response;
    }

    [Function("stream")]
    public static HttpResponseData Stream([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
    {
        var response = request.CreateResponse();
        response.Body = new MemoryStream(new byte[1_000_000]);
        return response;
    }

    [Function("own_headers")]
    public static HttpResponseData OwnHeaders([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
    {
        var response = request.CreateResponse();
        response.Headers.Add("Access-Control-Allow-Origin", "https://other.example");
        response.Headers.Add("Vary", "Accept-Encoding");
        response.Cookies.Append("a", "1");
        response.Cookies.Append("b", "2");
        return response;
    }

    [Function("multi")]
    public static MultiResult Multi([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
        => new() { Response = request.CreateResponse(HttpStatusCode.Accepted), Message = "m" };

    [Function("throws")]
    public static HttpResponseData Throws([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
        => throw new InvalidOperationException("It always does.");

    [Function("upload")]
    public static async Task<HttpResponseData> Upload([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var response = request.CreateResponse();
        await response.WriteStringAsync($"{body.Length} bytes");
        return response;
    }

    [Function("slow")]
    public static async Task<HttpResponseData> Slow([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request, CancellationToken cancellationToken)
    {
        Console.WriteLine("slow: entered");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            Console.WriteLine("slow: cancelled");
        }

        return request.CreateResponse();
    }

    [Function("exit")]
    public static string Exit([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData request)
    {
        Environment.Exit(3);
        return "";
    }
}

/// <summary>An HTTP response and another output.</summary>
public sealed class MultiResult
{
    [HttpResult]
    public HttpResponseData? Response { get; set; }

    public string? Message { get; set; }
}
