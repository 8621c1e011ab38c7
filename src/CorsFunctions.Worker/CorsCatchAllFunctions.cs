using System.ComponentModel;
using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Worker;

/// <summary>
/// Functions for the requests that no other function takes. The host answers those itself, and then no middleware runs.
/// </summary>
/// <remarks>
/// The middleware answers in their place; their own code runs only in an app that switches it off or leaves it out.
/// The host tries routes in the order of function names, ignoring case, and the first match wins: these names sort after
/// any that a user would choose, because '_' then comes after every letter, and the one for OPTIONS before the one for every method. The host also refuses two
/// functions with the same route and a method in common (<c>ScriptHost.HttpRoutesConflict</c>); it compares the routes
/// as text, so the parameters have names that no other route has.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CorsCatchAllFunctions
{
    internal const string PreflightName = "z___cors_1_preflight";
    internal const string NotFoundName = "z___cors_2_not_found";

    /// <summary>Takes the preflights of every path. Another OPTIONS that no function lists is a 404, as it would be without this library.</summary>
    /// <param name="request">Any OPTIONS request that no function takes.</param>
    [Function(PreflightName)]
    public static HttpResponseData Preflight(
        [HttpTrigger(AuthorizationLevel.Anonymous, "options", Route = "{*zz_cors_path}")] HttpRequestData request) =>
        NotFound(request);

    /// <summary>
    /// Takes what no function takes: a 404, as the host would answer, and with the headers (<see cref="CorsPoliciesOptions.AnswerNotFound"/>).
    /// An empty route prefix brings <c>/</c> here as well, where the host has its home page: that is a 204, as with the home page switched off,
    /// so that probes go on finding the app well.
    /// </summary>
    /// <param name="request">Any request that no function takes.</param>
    [Function(NotFoundName)]
    public static HttpResponseData NotFound(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*zz_cors_rest}")] HttpRequestData request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.CreateResponse(HttpStatusCode.NotFound);
    }
}
