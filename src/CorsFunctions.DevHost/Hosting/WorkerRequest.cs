using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>The request as it reaches a worker, after the host's <c>ToRpcHttp</c>.</summary>
internal sealed class WorkerRequest : HttpRequestData, IDisposable
{
    private readonly string _url;

    public WorkerRequest(HttpRequest request, byte[] body, FunctionContext context)
        : base(context)
    {
        _url = $"{(request.IsHttps ? "https" : "http")}://{request.Host}{request.Path}{request.QueryString}";
        Method = request.Method;
        Body = body.Length == 0 ? Stream.Null : new MemoryStream(body);

        // ToString joins the lines of one name by a comma.
        Headers = new HttpHeadersCollection(
            request.Headers.Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), header.Value.ToString())));
    }

    public override Stream Body { get; }

    public override HttpHeadersCollection Headers { get; }

    // Not before it is asked for: a Host header that makes no URL is the problem of the code that reads the URL.
    public override Uri Url => field ??= new Uri(_url);

    public override string Method { get; }

    public override IEnumerable<ClaimsIdentity> Identities => [];

    public override IReadOnlyCollection<IHttpCookie> Cookies => field ??= ParseCookies();

    public override HttpResponseData CreateResponse() => new WorkerResponse(FunctionContext);

    public void Dispose() => Body.Dispose();

    private List<IHttpCookie> ParseCookies()
    {
        var header = Headers.FirstOrDefault(item => item.Key.Equals("Cookie", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();
        return string.IsNullOrWhiteSpace(header) ? [] : header.Split(';').Select(ParseCookie).ToList();
    }

    // The worker's parser, quirks included: it throws for an empty pair, such as after a last ';'.
    private static IHttpCookie ParseCookie(string pair)
    {
        var parts = pair.Split('=', count: 2, StringSplitOptions.RemoveEmptyEntries);
        return new HttpCookie(parts[0].Trim(), parts.Length > 1 ? parts[1] : "");
    }
}
