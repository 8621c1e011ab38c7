using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Soak;

/// <summary>What the app under the soak has to offer.</summary>
public static class DataFunction
{
    [Function("data")]
    public static string Data([HttpTrigger(AuthorizationLevel.Anonymous, "get", "options", Route = "data")] HttpRequestData request) => "data";
}
