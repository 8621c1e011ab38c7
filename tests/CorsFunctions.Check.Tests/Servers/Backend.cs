using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Check.Tests.Servers;

/// <summary>
/// The server behind Apache and nginx: JSON for GET and PUT, 405 for OPTIONS, knows nothing of CORS unless its path begins
/// with <c>/cors</c>. It names no server, as an API behind a proxy should.
/// </summary>
internal static class Backend
{
    private static readonly Lazy<Task<WebApplication>> Started = new(StartAsync);

    public static async Task<string> AuthorityAsync() => new Uri((await Started.Value).Urls.First()).Authority;

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(options => options.AddServerHeader = false);
        var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        return app;
    }

    private static Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.Path.StartsWithSegments("/cors"))
        {
            response.Headers.AccessControlAllowOrigin = "*";
            response.Headers["X-Powered-By"] = "Express";
        }

        if (request.Path.Value!.Contains("missing", StringComparison.Ordinal))
        {
            response.StatusCode = 404;
            return response.WriteAsync("no such thing");
        }

        if (request.Method == "OPTIONS")
        {
            response.StatusCode = 405;
            response.Headers.Allow = "GET, PUT";
            return response.WriteAsync("Method Not Allowed");
        }

        response.ContentType = "application/json";
        return response.WriteAsync("{\"ok\":true}");
    }
}
