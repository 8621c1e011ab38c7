using Microsoft.AspNetCore.Http;

namespace CorsFunctions.Browser.Tests.Support;

/// <summary>One page, for whatever host name the browser asks: the name makes the origin.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly LoopbackServer server;

    private PageServer(LoopbackServer server) => this.server = server;

    public static async Task<PageServer> StartAsync()
    {
        var script = Resource("page.js");
        var page = $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>A page</title><link rel=\"icon\" href=\"data:,\"></head><body><script>{script}</script></body></html>\n";
        return new PageServer(await LoopbackServer.StartAsync(http =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            return http.Response.WriteAsync(page);
        }));
    }

    /// <summary>The origin of a page whose scenario names it without port, as in <c>https://app.example.test</c>.</summary>
    public string Origin(string page) => $"{page}:{(page.StartsWith("https:", StringComparison.Ordinal) ? server.HttpsPort : server.HttpPort)}";

    /// <summary>Ports in place of <c>{http}</c> and <c>{https}</c>.</summary>
    public string Fill(string text) => text.Replace("{http}", $"{server.HttpPort}", StringComparison.Ordinal).Replace("{https}", $"{server.HttpsPort}", StringComparison.Ordinal);

    /// <summary>The policies of this name with the ports of the pages.</summary>
    public string Policies(string name) => Fill(Resource(name));

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static string Resource(string name)
    {
        using var stream = typeof(PageServer).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
