using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.DevHost.Tests.Functions;

/// <summary>What the Functions host leaves out.</summary>
public static class RefusedFunctions
{
    [Function("1digit")]
    public static string Name([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request) => "";

    [Function("ECHO")]
    public static string SameName([HttpTrigger(AuthorizationLevel.Anonymous, Route = "other")] HttpRequestData request) => "";

    [Function("refused_parameter")]
    public static string Parameter([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData _) => "";

    [Function("refused_reserved")]
    public static string Reserved([HttpTrigger(AuthorizationLevel.Anonymous, Route = "Administration")] HttpRequestData request) => "";

    [Function("refused_route")]
    public static string Route([HttpTrigger(AuthorizationLevel.Anonymous, Route = "/NAMELESS/")] HttpRequestData request) => "";

    [Function("refused_trigger")]
    public static string Trigger(string text) => text;

    [Function("refused_overload")]
    public static string Overload([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request) => Overload("");

    public static string Overload(string text) => text;

    public static class Nested
    {
        [Function("refused_nested")]
        public static string Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequestData request) => "";
    }
}
