using System.Net;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.App.Functions;

/// <summary>Authentication in code, as far as the examples need it.</summary>
internal static class Credentials
{
    public static bool Has(HttpRequestData request, string scheme)
        => request.Headers.TryGetValues("Authorization", out var values)
            && values.Any(value => value.StartsWith($"{scheme} ", StringComparison.OrdinalIgnoreCase) && value.Length > scheme.Length + 1);

    public static HttpResponseData Challenge(HttpRequestData request, string challenge)
    {
        var response = request.CreateResponse(HttpStatusCode.Unauthorized);
        response.Headers.Add("WWW-Authenticate", challenge);
        return response;
    }
}
