using System.Text;
using System.Text.Json;
using CorsFunctions.DevHost.Tests.Support;

namespace CorsFunctions.DevHost.Tests;

public sealed class RequestTests(SharedHost shared)
{
    private readonly RunningHost host = shared.Host;

    [Theory]
    [InlineData("/api/echo/x?b=1&a=%20+", "/api/echo/x?b=1&a=%20+")]
    [InlineData("/API/Echo/x", "/API/Echo/x")]
    [InlineData("/api/echo/%7Ex", "/api/echo/~x")]
    [InlineData("/api/echo/a%2Fb", "/api/echo/a%2Fb")]
    [InlineData("/api/echo/%C3%A9%20", "/api/echo/%C3%A9%20")]
    [InlineData("/api/echo/a/../b", "/api/echo/b")]
    [InlineData("/api/echo/%2e%2e/echo/b", "/api/echo/b")]
    [InlineData("/api/echo/a//b", "/api/echo/a//b")]
    public async Task Url_is_the_decoded_path_written_anew(string sent, string seen)
    {
        var echo = await EchoAsync($"GET {sent} HTTP/1.1\nHost: example.com:81\nConnection: close\n\n");

        Assert.Equal($"http://example.com:81{seen}", echo.GetProperty("url").GetString());
    }

    [Fact]
    public async Task Scheme_and_host_are_those_of_the_request_line_in_absolute_form()
    {
        var echo = await EchoAsync("GET http://other.example/api/echo/x HTTP/1.1\nHost: other.example\nConnection: close\n\n");

        Assert.Equal("http://other.example/api/echo/x", echo.GetProperty("url").GetString());
    }

    [Fact]
    public async Task Header_names_are_in_lower_case_and_lines_of_one_name_are_joined_by_a_comma()
    {
        var headers = (await EchoAsync("GET /api/echo/x HTTP/1.1\nHost: h\nORIGIN: https://a.example\nOrigin: https://b.example\nX-Empty:\nX-Odd: a, b\nConnection: close\n\n"))
            .GetProperty("headers");

        // HttpHeaders gives the names that it knows in its own spelling.
        Assert.Equal("https://a.example,https://b.example", headers.GetProperty("Origin").GetString());
        Assert.Equal("", headers.GetProperty("x-empty").GetString());
        Assert.Equal("a, b", headers.GetProperty("x-odd").GetString());
    }

    [Fact]
    public async Task Long_header_arrives_whole()
    {
        var value = new string('h', 30_000);

        var echo = await EchoAsync($"GET /api/echo/x HTTP/1.1\nHost: h\nAccess-Control-Request-Headers: {value}\nConnection: close\n\n");

        Assert.Equal(value, echo.GetProperty("headers").GetProperty("access-control-request-headers").GetString());
    }

    [Fact]
    public async Task Header_beyond_the_servers_limit_is_refused_by_the_server()
    {
        var spy = new Spy();
        await using var host = await RunningHost.StartAsync(spy.AddTo);

        var response = await host.SendRawAsync($"GET /api/echo/x HTTP/1.1\nHost: h\nOrigin: {new string('o', 65_536)}\nConnection: close\n\n");

        Assert.Equal(431, response.Status);
        Assert.Empty(spy.Seen);
    }

    [Fact]
    public async Task Body_with_a_length_arrives()
    {
        var response = await host.Client.PostAsync("/api/echo/x", new StringContent("body é", Encoding.UTF8), RunningHost.Cancellation);

        var echo = JsonDocument.Parse(await response.Content.ReadAsStringAsync(RunningHost.Cancellation)).RootElement;
        Assert.Equal(("POST", "body é"), (echo.GetProperty("Method").GetString(), echo.GetProperty("body").GetString()));
    }

    [Fact]
    public async Task Chunked_body_does_not_reach_the_worker()
    {
        var echo = await EchoAsync("POST /api/echo/x HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\nConnection: close\n\n4\nbody\n0\n\n");

        Assert.Equal("", echo.GetProperty("body").GetString());
    }

    [Fact]
    public async Task Cookies_query_and_identities_are_read()
    {
        var echo = await EchoAsync("GET /api/echo/x?n=1&m=%C3%A9 HTTP/1.1\nHost: h\nCookie: a=1; b=x=y; c\nConnection: close\n\n");

        Assert.Equal(["a=1", "b=x=y", "c="], Texts(echo, "cookies"));
        Assert.Equal(["n=1", "m=é"], Texts(echo, "query"));
        Assert.Equal(0, echo.GetProperty("identities").GetInt32());
    }

    [Fact]
    public async Task Cookie_header_that_ends_in_a_semicolon_fails_as_in_the_worker()
    {
        var response = await host.SendRawAsync("GET /api/echo/x HTTP/1.1\nHost: h\nCookie: a=1;\nConnection: close\n\n");

        Assert.Equal(500, response.Status);
    }

    [Fact]
    public async Task Host_that_makes_no_url_fails_where_the_url_is_read()
    {
        var response = await host.SendRawAsync("GET /api/echo/x HTTP/1.0\n\n");

        Assert.Equal(500, response.Status);
        Assert.Equal(200, (await host.SendRawAsync("GET /api/nameless HTTP/1.0\n\n")).Status);
    }

    private async Task<JsonElement> EchoAsync(string request)
    {
        var response = await host.SendRawAsync(request);
        Assert.Equal(200, response.Status);
        var start = response.Body.IndexOf('{', StringComparison.Ordinal);
        var end = response.Body.LastIndexOf('}');
        return JsonDocument.Parse(response.Body[start..(end + 1)]).RootElement;
    }

    private static IEnumerable<string> Texts(JsonElement element, string name)
        => element.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);
}
