using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.DevHost.Tests.Functions;

/// <summary>Arguments of every kind.</summary>
public static class BindingFunctions
{
    [Function("arguments")]
    public static string Arguments(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "arguments/{number}/{id}")] HttpRequestData request,
        int number,
        Guid id,
        DateTimeOffset? when,
        string? text,
        long? missing,
        int defaulted = 42)
        => JsonSerializer.Serialize(new
        {
            number,
            id,
            when,
            text,
            missing,
            defaulted,
        });
}
