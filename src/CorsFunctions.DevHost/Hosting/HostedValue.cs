using System.Dynamic;
using System.Globalization;
using Azure.Core.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Http;
using Newtonsoft.Json;
using SameSite = Microsoft.Azure.Functions.Worker.Http.SameSite;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>
/// Turns a result of the worker into what the host makes of it: the worker's <c>RpcExtensions.ToRpcAsync</c>,
/// then the host's <c>GrpcMessageConversionExtensions.ToObject</c>, without the wire between them.
/// </summary>
internal static class HostedValue
{
    private static readonly JsonSerializerSettings DatesAsText = new() { DateParseHandling = DateParseHandling.None };

    public static async Task<object?> FromWorkerAsync(object? value, ObjectSerializer serializer) => value switch
    {
        null or string => value,
        byte[] bytes => bytes.ToArray(),
        WorkerResponse response => await FromResponseAsync(response),
        HttpResponseData response => FromForeignResponse(response, serializer),
        _ => FromObject(value, serializer),
    };

    private static async Task<ExpandoObject> FromResponseAsync(WorkerResponse response)
    {
        response.MarkSent();
        var headers = response.Headers.ToDictionary(header => header.Key, object? (header) => string.Join(',', header.Value));
        var message = Message(response, headers, ((WorkerCookies)response.Cookies).All);
        if (response.Body.CanRead)
        {
            if (response.Body.CanSeek)
            {
                response.Body.Position = 0;
            }

            using var body = new MemoryStream();
            await response.Body.CopyToAsync(body);
            message["body"] = body.ToArray();
        }

        return (ExpandoObject)message;
    }

    // A response that the request did not create: the worker writes the stream itself as JSON, and the type names of the header values.
    private static ExpandoObject FromForeignResponse(HttpResponseData response, ObjectSerializer serializer)
    {
        var headers = response.Headers?.ToDictionary(header => header.Key.ToLowerInvariant(), object? (header) => header.Value.ToString());
        var message = Message(response, headers ?? [], []);
        message["body"] = response.Body is null ? "" : FromObject(response.Body, serializer);
        return (ExpandoObject)message;
    }

    private static IDictionary<string, object?> Message(HttpResponseData response, Dictionary<string, object?> headers, IEnumerable<IHttpCookie> cookies)
    {
        IDictionary<string, object?> message = new ExpandoObject();
        message["method"] = "";
        message["query"] = new Dictionary<string, string>();
        message["statusCode"] = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        message["headers"] = headers;
        message["enableContentNegotiation"] = false;
        message["cookies"] = cookies.Select(cookie => Tuple.Create(cookie.Name, cookie.Value, OptionsOf(cookie))).ToList();
        return message;
    }

    private static CookieOptions OptionsOf(IHttpCookie cookie)
    {
        var options = new CookieOptions
        {
            Domain = cookie.Domain,
            HttpOnly = cookie.HttpOnly ?? false,
            Secure = cookie.Secure ?? false,
            Expires = cookie.Expires is { } expires ? DateTimeOffset.FromUnixTimeSeconds(expires.ToUnixTimeSeconds()) : null,
            MaxAge = cookie.MaxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            SameSite = cookie.SameSite switch
            {
                SameSite.Lax => SameSiteMode.Lax,
                SameSite.Strict => SameSiteMode.Strict,
                SameSite.ExplicitNone => SameSiteMode.None,
                _ => SameSiteMode.Unspecified,
            },
        };
        if (cookie.Path is not null)
        {
            options.Path = cookie.Path;
        }

        return options;
    }

    private static object? FromObject(object value, ObjectSerializer serializer)
    {
        string json;
        try
        {
            json = serializer.Serialize(value).ToString();
        }
#pragma warning disable CA1031 // As the worker: what cannot be serialised is sent as its text.
        catch (Exception)
#pragma warning restore CA1031
        {
            return value.ToString();
        }

        return JsonConvert.DeserializeObject(json, DatesAsText);
    }
}
