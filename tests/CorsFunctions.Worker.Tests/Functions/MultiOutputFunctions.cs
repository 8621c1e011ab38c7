using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Worker.Tests.Functions;

/// <summary>Functions with an HTTP trigger whose result has several parts, or none for HTTP.</summary>
public static class MultiOutputFunctions
{
    private const AuthorizationLevel Anonymous = AuthorizationLevel.Anonymous;

    [Function("multi")]
    public static MultiResult Multi([HttpTrigger(Anonymous, "get", "options")] HttpRequestData request) =>
        new() { Response = request.CreateResponse(HttpStatusCode.Accepted), Message = "queued" };

    [Function("multi-null")]
    public static MultiResult MultiNull([HttpTrigger(Anonymous, "get")] HttpRequestData request) => new() { Message = "queued" };

    [Function("multi-text")]
    public static TextResult MultiText([HttpTrigger(Anonymous, "get")] HttpRequestData request) => new() { Body = "text", Message = "queued" };

    [Function("multi-throws")]
    public static MultiResult MultiThrows([HttpTrigger(Anonymous, "get")] HttpRequestData request) => throw new InvalidOperationException("multi");

    [Function("queue-only")]
    [TestQueueOutput]
    public static string QueueOnly([HttpTrigger(Anonymous, "get", "options")] HttpRequestData request) => "queued";

    public sealed class MultiResult
    {
        [HttpResult]
        public HttpResponseData? Response { get; set; }

        [TestQueueOutput]
        public string? Message { get; set; }
    }

    public sealed class TextResult
    {
        [HttpResult]
        public string? Body { get; set; }

        [TestQueueOutput]
        public string? Message { get; set; }
    }
}

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class TestQueueOutputAttribute : OutputBindingAttribute;
