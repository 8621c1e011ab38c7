using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.TestApps.Plain.Functions;

/// <summary>For the browser's pages.</summary>
public static class Pages
{
    [Function("assets")]
    public static async Task<HttpResponseData> Assets([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{name}")] HttpRequestData request, string name)
    {
        var asset = Asset.Find(name);
        var response = request.CreateResponse((HttpStatusCode)asset.Status);
        response.Headers.Add("Content-Type", asset.ContentType);
        foreach (var (header, value) in asset.Headers)
        {
            response.Headers.Add(header, value);
        }

        await response.WriteBytesAsync(asset.Body);
        return response;
    }

    /// <summary>POST signs in with a cookie; GET tells whether it came.</summary>
    [Function("session")]
    public static async Task<HttpResponseData> Session([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post")] HttpRequestData request)
    {
        var response = request.CreateResponse();
        if (request.Method == "POST")
        {
            response.Cookies.Append(new HttpCookie("session", "s1") { Path = "/", HttpOnly = true, SameSite = SameSite.Lax });
        }

        await response.WriteStringAsync(request.Cookies.Any(cookie => cookie.Name == "session") ? "signed in" : "no cookie");
        return response;
    }
}
