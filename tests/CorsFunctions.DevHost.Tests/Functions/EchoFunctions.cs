using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.DevHost.Tests.Functions;

/// <summary>Tells what of a request arrives in the worker.</summary>
public sealed class EchoFunctions
{
    [Function("echo")]
    public static async Task<HttpResponseData> Echo(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "echo/{*rest}")] HttpRequestData request, FunctionContext context, string? rest)
    {
        var response = request.CreateResponse();
        await response.WriteAsJsonAsync(new
        {
            url = request.Url.OriginalString,
            request.Method,
            rest,
            headers = request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString()),
            body = await request.ReadAsStringAsync(),
            cookies = request.Headers.Contains("cookie") ? request.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}").ToArray() : [],
            identities = request.Identities.Count(),
            query = request.Query.AllKeys.Select(key => $"{key}={request.Query[key]}").ToArray(),
            binding = context.BindingContext.BindingData.Keys.Order(StringComparer.Ordinal).ToArray(),
        });
        return response;
    }
}
