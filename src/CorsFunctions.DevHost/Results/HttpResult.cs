using System.Dynamic;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CorsFunctions.DevHost.Results;

/// <summary>
/// The host's rendering of a value that reaches an <c>http</c> output binding: <c>HttpBinding.CreateResult</c>,
/// then <c>RawScriptResult</c>.
/// </summary>
internal static class HttpResult
{
    public static Task WriteAsync(HttpResponse response, object content)
    {
        if (content is string text)
        {
            content = Parsed(text)!;
        }

        var message = content is JObject json
            ? JsonConvert.DeserializeObject<ExpandoObject>(json.ToString())
            : content as ExpandoObject;
        if (message is null || !message.TryFind("body", out object? body))
        {
            return WriteBodyAsync(response, content);
        }

        message.TryFind("headers", out IDictionary<string, object?>? headers);
        var status = StatusOf(message);
        if (message.TryFind("enableContentNegotiation", out bool negotiate) && negotiate)
        {
            return ObjectResult.WriteAsync(response, body, status, headers);
        }

        AddHeaders(response, headers);
        response.StatusCode = status;
        if (message.TryFind("cookies", out List<Tuple<string, string, CookieOptions>>? cookies))
        {
            cookies?.ForEach(cookie => response.Cookies.Append(cookie.Item1, cookie.Item2, cookie.Item3));
        }

        return WriteBodyAsync(response, body);
    }

    public static void AddHeaders(HttpResponse response, IDictionary<string, object?>? headers)
    {
        foreach (var (name, value) in headers ?? new Dictionary<string, object?>())
        {
            if (name.Equals("content-type", StringComparison.OrdinalIgnoreCase))
            {
                response.ContentType = (value ?? throw new InvalidOperationException("content-type header cannot be null")).ToString();
            }
            else if (!response.Headers.ContainsKey(name))
            {
                response.Headers.Append(name, value!.ToString());
            }
        }
    }

    // Text that is JSON is re-rendered: {"a":1} comes out indented, true as True, "x" without its quotes.
    private static object? Parsed(string text)
    {
        try
        {
            return JsonConvert.DeserializeObject(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static int StatusOf(ExpandoObject message)
    {
        if (!message.TryFind("statusCode", out object? status) && !message.TryFind("status", out status))
        {
            return StatusCodes.Status200OK;
        }

        return status switch
        {
            int or uint or short or ushort or long or ulong => Convert.ToInt32(status, CultureInfo.InvariantCulture),
            string text when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
            _ => StatusCodes.Status200OK,
        };
    }

    private static async Task WriteBodyAsync(HttpResponse response, object? content)
    {
        if (content is byte[] bytes)
        {
            // Writing nothing is not the same as not writing: Kestrel refuses it for a 204.
            if (bytes.Length > 0)
            {
                await response.Body.WriteAsync(bytes);
            }

            return;
        }

        var text = content is ExpandoObject message
            ? JsonConvert.SerializeObject(message.ToDictionary(pair => pair.Key, pair => pair.Value))
            : content?.ToString() ?? "";
        await WriteTextAsync(response, text);
    }

    /// <summary>ASP.NET Core's own formatter: it adds text/plain when there is no content type, and a charset to any.</summary>
    public static Task WriteTextAsync(HttpResponse response, string text)
    {
        var context = new OutputFormatterWriteContext(
            response.HttpContext, (stream, encoding) => new HttpResponseStreamWriter(stream, encoding), typeof(string), text)
        {
            ContentType = response.ContentType,
        };
        return new StringOutputFormatter().WriteAsync(context);
    }
}
