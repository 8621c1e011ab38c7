using System.Net;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;

namespace CorsFunctions.Worker.Plain;

/// <summary>
/// Makes, from what a function returned, the response that the Functions host would have made, so that it can carry headers.
/// </summary>
/// <remarks>
/// Follows the worker's <c>RpcExtensions.ToRpcAsync</c> and the host's <c>HttpBinding.CreateResult</c> and
/// <c>RawScriptResult</c>: text that is JSON is written anew by Newtonsoft.Json, an object with a <c>body</c> is a
/// description of a response, all else is <c>text/plain</c>, bytes have no content type, and nothing is 204.
/// </remarks>
internal static class RenderedResult
{
    private const string ContentType = "Content-Type";

    // GrpcMessageConversionExtensions.ToObject leaves dates in JSON alone; HttpBinding.CreateResult does not.
    private static readonly JsonSerializerSettings KeepDates = new() { DateParseHandling = DateParseHandling.None };

    public static async Task<HttpResponseData> CreateAsync(HttpRequestData request, object? result)
    {
        var content = result is null or byte[] or string ? result : ToContent(request.FunctionContext, result);
        if (content is null)
        {
            return request.CreateResponse(HttpStatusCode.NoContent);
        }

        var described = DescribedResponse.From(content);
        var response = request.CreateResponse((HttpStatusCode)described.StatusCode);
        foreach (var (name, value) in described.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        await WriteBodyAsync(response, described.Content).ConfigureAwait(false);
        return response;
    }

    private static object? ToContent(FunctionContext context, object result)
    {
        try
        {
            var serializer = context.InstanceServices.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer;
            return JsonConvert.DeserializeObject(serializer!.Serialize(result).ToString(), KeepDates);
        }
        catch (Exception)
        {
            // RpcExtensions.ToRpcDefault: what cannot be serialised is sent as its text.
            return result.ToString();
        }
    }

    private static async Task WriteBodyAsync(HttpResponseData response, object? content)
    {
        if (content is byte[] bytes)
        {
            await response.Body.WriteAsync(bytes).ConfigureAwait(false);
            return;
        }

        response.Headers.NonValidated.TryGetValues(ContentType, out var given);
        response.Headers.Remove(ContentType);
        response.Headers.TryAddWithoutValidation(ContentType, WithCharset(given.Count == 0 ? "text/plain" : given.ToString()));
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(DescribedResponse.ToText(content))).ConfigureAwait(false);
    }

    // TextOutputFormatter writes the encoding into the content type unless it is there.
    private static string WithCharset(string contentType) =>
        contentType.Contains("charset=", StringComparison.OrdinalIgnoreCase) ? contentType : $"{contentType}; charset=utf-8";
}
