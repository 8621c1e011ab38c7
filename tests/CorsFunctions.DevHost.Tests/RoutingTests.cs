using System.Net;
using CorsFunctions.DevHost.Tests.Support;

namespace CorsFunctions.DevHost.Tests;

public sealed class RoutingTests(SharedHost shared)
{
    private readonly RunningHost host = shared.Host;

    [Theory]
    [InlineData("/api/Nameless")]
    [InlineData("/API/nameless")]
    [InlineData("/api/nameless/")]
    public async Task Function_without_route_answers_at_its_name(string path)
        => Assert.Equal("nameless", await host.GetTextAsync(path));

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("PROPFIND")]
    public async Task Function_without_methods_takes_every_method(string method)
        => Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(new HttpMethod(method), "/api/nameless")).StatusCode);

    [Theory]
    [InlineData("/api/items/41", "number_42")]
    [InlineData("/api/items/abc", "text_abc")]
    public async Task Inline_constraint_chooses_the_function(string path, string expected)
        => Assert.Equal(expected, await host.GetTextAsync(path));

    [Theory]
    [InlineData("/api/optional", "none")]
    [InlineData("/api/optional/x", "x")]
    [InlineData("/api/defaulted", "size_7")]
    [InlineData("/api/defaulted/8", "size_8")]
    public async Task Optional_and_default_parameters_are_bound(string path, string expected)
        => Assert.Equal(expected, await host.GetTextAsync(path));

    [Fact]
    public async Task Precedence_is_by_name_not_by_specificity()
        => Assert.Equal("greedy", await host.GetTextAsync("/api/precedence/literal"));

    [Fact]
    public async Task Method_that_the_first_route_does_not_take_goes_to_the_next()
        => Assert.Equal("literal", await (await host.SendAsync(HttpMethod.Post, "/api/precedence/literal")).Content.ReadAsStringAsync(RunningHost.Cancellation));

    [Theory]
    [InlineData("GET", "/api/nowhere")]
    [InlineData("GET", "/api/items/a1")]
    [InlineData("PUT", "/api/items/1")]
    [InlineData("OPTIONS", "/api/items/1")]
    [InlineData("GET", "/nameless")]
    [InlineData("GET", "/api")]
    [InlineData("GET", "//api/nameless")]
    [InlineData("GET", "/api//nameless")]
    [InlineData("GET", "/other/%2e%2e%2fapi/nameless")]
    public async Task Request_that_no_function_takes_is_404_without_body_and_middleware(string method, string path)
    {
        var spy = new Spy();
        await using var host = await RunningHost.StartAsync(spy.AddTo);

        var response = await host.SendRawAsync($"{method} {path} HTTP/1.1\nHost: localhost\nConnection: close\n\n");

        Assert.Equal((404, ""), (response.Status, response.Body));
        Assert.Equal(["0"], response.Values("Content-Length"));
        Assert.Empty(spy.Seen);
    }

    [Theory]
    [InlineData("/api/other/../nameless")]
    [InlineData("/api/other/%2e%2e/nameless")]
    [InlineData("/api/n%61meless")]
    public async Task Dot_segments_and_encoded_letters_are_resolved_before_routing(string path)
    {
        var response = await host.SendRawAsync($"GET {path} HTTP/1.1\nHost: localhost\nConnection: close\n\n");

        Assert.Equal(200, response.Status);
        Assert.Contains("nameless", response.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("OPTIONS")]
    [InlineData("POST")]
    public async Task Root_is_the_home_page_for_every_method(string method)
    {
        var response = await host.SendAsync(new HttpMethod(method), "/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task Empty_prefix_puts_the_functions_at_the_root()
    {
        await using var host = await RunningHost.StartAsync(settings: [("AzureFunctionsJobHost:extensions:http:routePrefix", "")]);

        Assert.Equal("nameless", await host.GetTextAsync("/nameless"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/api/nameless")).StatusCode);
    }

    [Fact]
    public async Task Prefix_may_have_several_segments()
    {
        await using var host = await RunningHost.StartAsync(settings: [("AzureFunctionsJobHost__extensions__http__routePrefix", "a/b")]);

        Assert.Equal("nameless", await host.GetTextAsync("/a/b/nameless"));
    }
}
