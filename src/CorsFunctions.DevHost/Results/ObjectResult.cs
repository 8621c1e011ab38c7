using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace CorsFunctions.DevHost.Results;

/// <summary>
/// The host's rendering when no <c>http</c> output binding had a value (<c>HttpBinding.SetResponse</c>): the function's result
/// goes to ASP.NET Core MVC, and nothing becomes 204. Only the JSON and the text formatter are here, whatever <c>Accept</c> says.
/// </summary>
internal static class ObjectResult
{
    private static readonly JsonSerializerSettings Mvc = new()
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new CamelCaseNamingStrategy() },
    };

    public static async Task WriteAsync(HttpResponse response, object? value, int status = StatusCodes.Status200OK, IDictionary<string, object?>? headers = null)
    {
        HttpResult.AddHeaders(response, headers);
        response.StatusCode = value is null && status == StatusCodes.Status200OK ? StatusCodes.Status204NoContent : status;
        if (value is string text)
        {
            await HttpResult.WriteTextAsync(response, text);
        }
        else if (value is not null)
        {
            response.ContentType = "application/json; charset=utf-8";
            await response.WriteAsync(JsonConvert.SerializeObject(value, Mvc));
        }
    }
}
