using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CorsFunctions.TestApps.AspNetCore.Functions;

/// <summary>The function behind every conformance case. It takes every method, so that an OPTIONS that is no preflight reaches it.</summary>
public static class Conformance
{
    [Function("conformance")]
    public static IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "conformance/{id}")] HttpRequest request, string id)
    {
        var script = CaseScript.Run(id);
        if (script.Throws)
        {
            throw new InvalidOperationException("The case wants its function to throw.");
        }

        foreach (var (name, value) in script.Headers)
        {
            request.HttpContext.Response.Headers.Append(name, value);
        }

        return new StatusCodeResult(script.Status);
    }

    [Function("conformance_runs")]
    public static IActionResult Runs([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "conformance-runs/{id}")] HttpRequest request, string id)
        => new OkObjectResult(CaseScript.Runs(id).ToString(CultureInfo.InvariantCulture));
}
