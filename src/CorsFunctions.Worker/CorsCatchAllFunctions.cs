using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Worker;

/// <summary>
/// Functions for the requests that no other function takes. The host answers those itself, and then no middleware runs.
/// </summary>
/// <remarks>
/// The host tries routes in the order of function names, ignoring case, and the first match wins: these names sort after
/// any that a user would choose, and the one for OPTIONS before the one for every method. The host also refuses two
/// functions with the same route and a method in common (<c>ScriptHost.HttpRoutesConflict</c>); it compares the routes
/// as text, so the parameters have names that no other route has.
/// </remarks>
public static class CorsCatchAllFunctions
{
    internal const string PreflightName = "zz_cors_1_preflight";
    internal const string NotFoundName = "zz_cors_2_not_found";

    /// <summary>Takes every OPTIONS. The middleware answers the preflights among them; another OPTIONS gets an empty 204.</summary>
    /// <param name="request">The request.</param>
    [Function(PreflightName)]
    public static HttpResponseData Preflight(
        [HttpTrigger(AuthorizationLevel.Anonymous, "options", Route = "{*zz_cors_path}")] HttpRequestData request) =>
        request.CreateResponse(HttpStatusCode.NoContent);

    /// <summary>Answers 404, as the host would, so that the middleware can put the headers on it (<see cref="CorsPoliciesOptions.AnswerNotFound"/>).</summary>
    /// <param name="request">The request.</param>
    [Function(NotFoundName)]
    public static HttpResponseData NotFound(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*zz_cors_rest}")] HttpRequestData request) =>
        request.CreateResponse(HttpStatusCode.NotFound);
}
