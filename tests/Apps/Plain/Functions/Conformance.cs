using System.Globalization;
using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.TestApps.Plain.Functions;

/// <summary>The function behind every conformance case. It takes every method, so that an OPTIONS that is no preflight reaches it.</summary>
public static class Conformance
{
    [Function("conformance")]
    public static HttpResponseData Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "conformance/{id}")] HttpRequestData request, string id)
    {
        var script = CaseScript.Run(id);
        if (script.Throws)
        {
            throw new InvalidOperationException("The case wants its function to throw.");
        }

        var response = request.CreateResponse((HttpStatusCode)script.Status);
        foreach (var (name, value) in script.Headers)
        {
            response.Headers.Add(name, value);
        }

        return response;
    }

    [Function("conformance_runs")]
    public static string Runs([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "conformance-runs/{id}")] HttpRequestData request, string id)
        => CaseScript.Runs(id).ToString(CultureInfo.InvariantCulture);
}
