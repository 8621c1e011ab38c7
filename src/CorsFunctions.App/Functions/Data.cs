using System.Net;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.App.Functions;

/// <summary>JSON behind a bearer token. The trigger is anonymous, so that the browser can read the 401.</summary>
public static class Data
{
    private static readonly string[] Items = ["first", "second"];

    /// <summary>Answers <c>GET</c> and <c>PUT /api/data</c>.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The data, or 401.</returns>
    [Function("data")]
    public static async Task<HttpResponseData> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", Route = "data")] HttpRequestData request)
    {
        // A real app checks the token; what matters here is that the 401 carries the CORS headers.
        if (!Credentials.Has(request, "Bearer"))
        {
            return Credentials.Challenge(request, "Bearer");
        }

        if (request.Method == "PUT" && !IsJson(await request.ReadAsStringAsync() ?? ""))
        {
            var refused = request.CreateResponse(HttpStatusCode.BadRequest);
            await refused.WriteAsJsonAsync(new { error = "The body has to be JSON." });
            return refused;
        }

        var response = request.CreateResponse(HttpStatusCode.OK);
        await response.WriteAsJsonAsync(new { items = Items, updated = request.Method == "PUT" });
        return response;
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
