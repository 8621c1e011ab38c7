using System.Dynamic;
using CorsFunctions.DevHost.Protocol;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;

namespace CorsFunctions.DevHost.Results;

/// <summary>What the host makes of a value that a worker sends (<c>GrpcMessageConversionExtensions.ToObject</c>).</summary>
internal static class WorkerValue
{
    private static readonly JsonSerializerSettings DatesAsText = new() { DateParseHandling = DateParseHandling.None };

    /// <exception cref="InvalidOperationException">It is of a kind that the host does not take as a result, such as model binding data.</exception>
    public static object? ToObject(TypedData? data) => data?.DataCase switch
    {
        null or TypedData.DataOneofCase.None => null,
        TypedData.DataOneofCase.String => data.String,
        TypedData.DataOneofCase.Json => JsonConvert.DeserializeObject(data.Json, DatesAsText),
        TypedData.DataOneofCase.Bytes => data.Bytes.ToByteArray(),
        TypedData.DataOneofCase.Stream => data.Stream.ToByteArray(),
        TypedData.DataOneofCase.Http => ToMessage(data.Http),
        TypedData.DataOneofCase.Int => data.Int,
        _ => data.Double,
    };

    private static ExpandoObject ToMessage(RpcHttp http)
    {
        IDictionary<string, object?> message = new ExpandoObject();
        message["method"] = http.Method;
        message["query"] = http.Query.ToDictionary();
        message["statusCode"] = http.StatusCode;
        message["headers"] = http.Headers.ToDictionary(header => header.Key, object? (header) => header.Value);
        message["enableContentNegotiation"] = http.EnableContentNegotiation;
        message["cookies"] = http.Cookies.Select(cookie => Tuple.Create(cookie.Name, cookie.Value, OptionsOf(cookie))).ToList();
        if (http.Body is not null)
        {
            message["body"] = ToObject(http.Body);
        }

        return (ExpandoObject)message;
    }

    private static CookieOptions OptionsOf(RpcHttpCookie cookie)
    {
        var options = new CookieOptions
        {
            Domain = cookie.Domain?.Value,
            HttpOnly = cookie.HttpOnly?.Value ?? false,
            Secure = cookie.Secure?.Value ?? false,
            Expires = cookie.Expires?.Value?.ToDateTimeOffset(),
            MaxAge = cookie.MaxAge is { DoubleCase: not NullableDouble.DoubleOneofCase.None } age ? TimeSpan.FromSeconds(age.Value) : null,
            SameSite = cookie.SameSite switch
            {
                RpcHttpCookie.Types.SameSite.Lax => SameSiteMode.Lax,
                RpcHttpCookie.Types.SameSite.Strict => SameSiteMode.Strict,
                RpcHttpCookie.Types.SameSite.ExplicitNone => SameSiteMode.None,
                _ => SameSiteMode.Unspecified,
            },
        };
        if (cookie.Path is { StringCase: not NullableString.StringOneofCase.None } path)
        {
            options.Path = path.Value;
        }

        return options;
    }
}
