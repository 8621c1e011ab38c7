using System.Net;
using CorsFunctions.Conformance.Tests.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Conformance.Tests.Hosting;

/// <summary>The function behind every case. It takes every method, so that an OPTIONS that is no preflight reaches it.</summary>
public sealed class ConformanceHandler(HandlerSpy spy)
{
    [Function("conformance_handler")]
    public HttpResponseData Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "conformance/{id}")] HttpRequestData request)
    {
        ArgumentNullException.ThrowIfNull(request);
        spy.Invoked();
        return Answer(request, spy.Script);
    }

    private static HttpResponseData Answer(HttpRequestData request, CaseHandler script)
    {
        if (script.Throws)
        {
            throw new InvalidOperationException("The case wants its function to throw.");
        }

        var response = request.CreateResponse((HttpStatusCode)script.Status);
        foreach (var header in script.Headers)
        {
            response.Headers.Add(header.Name, header.Value);
        }

        return response;
    }
}
