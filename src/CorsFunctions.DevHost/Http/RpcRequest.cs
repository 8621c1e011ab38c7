using CorsFunctions.DevHost.Protocol;
using CorsFunctions.DevHost.Worker;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Microsoft.AspNetCore.Http;

namespace CorsFunctions.DevHost.Http;

/// <summary>The request as it goes to a worker (the host's <c>ToRpcHttp</c>).</summary>
internal static class RpcRequest
{
    public static RpcHttp Of(HttpRequest request, IReadOnlyDictionary<string, object?> route, ReadOnlyMemory<byte> body, WorkerCapabilities capabilities)
    {
        var http = new RpcHttp
        {
            Method = request.Method,
            Url = $"{(request.IsHttps ? "https" : "http")}://{request.Host}{request.Path}{request.QueryString}",
        };

        // ToString joins the lines of one name by a comma.
        Fill(http.Query, http.NullableQuery, request.Query.Select(pair => (pair.Key, pair.Value.ToString())), capabilities);
        Fill(http.Headers, http.NullableHeaders, request.Headers.Select(pair => (pair.Key.ToLowerInvariant(), pair.Value.ToString())), capabilities);
        Fill(http.Params, http.NullableParams, route.Where(pair => pair.Value is not null).Select(pair => (pair.Key, pair.Value!.ToString()!)), capabilities);
        if (body.Length > 0)
        {
            http.Body = new TypedData { Bytes = UnsafeByteOperations.UnsafeWrap(body) };
        }

        return http;
    }

    /// <summary>Only a body with a Content-Length: the host sends a chunked one to no worker.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpRequest request)
    {
        if (request.ContentLength is not > 0)
        {
            return default;
        }

        using var body = new MemoryStream((int)request.ContentLength);
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static void Fill(
        MapField<string, string> values, MapField<string, NullableString> nullable, IEnumerable<(string Name, string Value)> pairs, WorkerCapabilities capabilities)
    {
        foreach (var (name, value) in pairs)
        {
            if (capabilities.NullableValues)
            {
                nullable[name] = new NullableString { Value = value };
            }
            else if (value.Length > 0)
            {
                values[name] = value;
            }
        }
    }
}
