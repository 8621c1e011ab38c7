using System.Net;
using System.Text;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Worker.Endpoints;

/// <summary>What one of the library's own functions answers.</summary>
internal sealed record EndpointAnswer(HttpStatusCode Status, string ContentType, string Body)
{
    /// <summary>The policy of an HTML page; of anything else, that nothing runs.</summary>
    public string ContentSecurityPolicy { get; init; } = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>Whether the request's <c>Accept</c> chose the form.</summary>
    public bool VariesByAccept { get; init; }

    public static EndpointAnswer Text(HttpStatusCode status, string text) => new(status, "text/plain; charset=utf-8", text);

    public static EndpointAnswer Json(HttpStatusCode status, string json) => new(status, "application/json; charset=utf-8", json);

    public static EndpointAnswer Html(HttpStatusCode status, HtmlPage page) =>
        new(status, "text/html; charset=utf-8", page.Html) { ContentSecurityPolicy = page.ContentSecurityPolicy };

    /// <summary>Writes asynchronously: the ASP.NET Core mode refuses anything else.</summary>
    public async Task<HttpResponseData> SendAsync(HttpRequestData request, CancellationToken cancellationToken)
    {
        var response = request.CreateResponse(Status);
        Add("Content-Type", ContentType);
        Add("Content-Security-Policy", ContentSecurityPolicy);
        Add("X-Content-Type-Options", "nosniff");
        Add("Cache-Control", "no-store");

        // The address may carry the key.
        Add("Referrer-Policy", "no-referrer");
        Add("Cross-Origin-Opener-Policy", "same-origin");
        if (VariesByAccept)
        {
            Add("Vary", "Accept");
        }

        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(Body), cancellationToken).ConfigureAwait(false);
        return response;

        void Add(string name, string value) => response.Headers.TryAddWithoutValidation(name, value);
    }
}
