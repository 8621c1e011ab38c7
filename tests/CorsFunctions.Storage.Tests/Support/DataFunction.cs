using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Storage.Tests.Support;

/// <summary>What the app of <see cref="StorageApp"/> has to offer.</summary>
public static class DataFunction
{
    [Function("data")]
    public static string Data([HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", "options", Route = "data")] HttpRequestData request) => "data";
}
