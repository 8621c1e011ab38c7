using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CorsFunctions.TestApps.AspNetCore.Functions;

/// <summary>For the browser's pages.</summary>
public static class Pages
{
    [Function("assets")]
    public static async Task Assets([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{name}")] HttpRequest request, string name)
    {
        var asset = Asset.Find(name);
        var response = request.HttpContext.Response;
        response.StatusCode = asset.Status;
        response.ContentType = asset.ContentType;
        foreach (var (header, value) in asset.Headers)
        {
            response.Headers.Append(header, value);
        }

        await response.Body.WriteAsync(asset.Body);
    }

    /// <summary>POST signs in with a cookie; GET tells whether it came.</summary>
    [Function("session")]
    public static IActionResult Session([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post")] HttpRequest request)
    {
        if (request.Method == "POST")
        {
            request.HttpContext.Response.Cookies.Append("session", "s1", new CookieOptions { Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax });
        }

        return new OkObjectResult(request.Cookies.ContainsKey("session") ? "signed in" : "no cookie");
    }
}
