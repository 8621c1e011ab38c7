using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.App.Functions;

/// <summary>
/// A function key. When it is missing, the host answers 401 before any middleware, so that a browser cannot read that answer:
/// prefer anonymous triggers and authentication in code, as <see cref="Data"/> does, for what browsers call.
/// </summary>
public static class Reports
{
    /// <summary>Answers <c>GET /api/reports</c>.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The report as an object, which the host turns into JSON text.</returns>
    [Function("reports")]
    public static object Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "reports")] HttpRequestData request)
        => new { title = "Visits", query = request.Query["month"] ?? "all" };
}
