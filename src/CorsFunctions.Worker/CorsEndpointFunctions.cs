using System.ComponentModel;
using System.Net;
using CorsFunctions.Worker.Endpoints;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CorsFunctions.Worker;

/// <summary>
/// Functions that tell operators how the policies are, what they say, and why. The host sees to the keys; what is switched off, or has
/// no <c>UseCorsPolicies</c> behind it, answers 404.
/// </summary>
/// <remarks>Their names sort before those of the catch-alls, so that the host tries their routes first.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CorsEndpointFunctions
{
    /// <summary>One HTML page over <see cref="Status"/> and <see cref="Explain"/>.</summary>
    /// <param name="request">The request, with a function key.</param>
    [Function("cors_console")]
    public static Task<HttpResponseData> Console(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "cors/console")] HttpRequestData request) =>
        RunAsync(request, (endpoints, _) => Task.FromResult(endpoints.Console()));

    /// <summary>Why a browser's request would be allowed or refused: JSON, or a page for a browser.</summary>
    /// <param name="request">The request, with a function key and the query <c>url</c>, <c>origin</c>, <c>method</c>, <c>header</c>, <c>credentials</c>.</param>
    [Function("cors_explain")]
    public static Task<HttpResponseData> Explain(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "cors/explain")] HttpRequestData request) =>
        RunAsync(request, (endpoints, cancellation) => endpoints.ExplainAsync(request.Url.Query, AcceptHeader.PrefersHtml(request.Headers), cancellation));

    /// <summary>One word for anybody: <c>healthy</c>, <c>degraded</c> or, with status 503, <c>unavailable</c>.</summary>
    /// <param name="request">The request.</param>
    [Function("cors_health")]
    public static Task<HttpResponseData> Health(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "cors/health")] HttpRequestData request) =>
        RunAsync(request, (endpoints, cancellation) => endpoints.HealthAsync(cancellation));

    /// <summary>All that is known of the policies, the hosting and the decisions of this instance, as JSON.</summary>
    /// <param name="request">The request, with a function key; <c>rows=true</c> adds the rows.</param>
    [Function("cors_status")]
    public static Task<HttpResponseData> Status(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "cors/status")] HttpRequestData request) =>
        RunAsync(request, (endpoints, cancellation) => endpoints.StatusAsync(request.Url.Query, cancellation));

    private static async Task<HttpResponseData> RunAsync(HttpRequestData request, Func<CorsEndpoints, CancellationToken, Task<EndpointAnswer?>> answer)
    {
        ArgumentNullException.ThrowIfNull(request);
        var cancellation = request.FunctionContext.CancellationToken;
        return request.FunctionContext.InstanceServices.GetService<CorsEndpoints>() is { } endpoints
            && await answer(endpoints, cancellation).ConfigureAwait(false) is { } found
            ? await found.SendAsync(request, cancellation).ConfigureAwait(false)
            : request.CreateResponse(HttpStatusCode.NotFound);
    }
}
