using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CorsFunctions.Worker.Tests;

public class MiddlewareResultTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(204)]
    [InlineData(302)]
    [InlineData(304)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Every_status_carries_the_headers(int status)
    {
        await using var app = await TestApp.StartAsync();

        using var response = await app.GetAsync($"/api/status/{status}");

        Assert.Equal(status, (int)response.StatusCode);
        AssertHeaders(response);
        Assert.Equal(["status"], app.Reached);
    }

    [Theory]
    [InlineData("/api/text", 200, "text/plain; charset=utf-8", "plain")]
    [InlineData("/api/json-text", 200, "text/plain; charset=utf-8", "{\n  \"a\": 1\n}")]
    [InlineData("/api/object", 200, "text/plain; charset=utf-8", "{\n  \"Name\": \"n\"\n}")]
    [InlineData("/api/bytes", 200, null, "\u0001\u0002\u0003")]
    [InlineData("/api/null", 204, null, "")]
    [InlineData("/api/nothing", 204, null, "")]
    [InlineData("/api/nothing-async", 204, null, "")]
    [InlineData("/api/multi", 202, null, "")]
    [InlineData("/api/multi-null", 204, null, "")]
    [InlineData("/api/multi-text", 200, "text/plain; charset=utf-8", "text")]
    public async Task Every_kind_of_result_becomes_the_hosts_response_with_the_headers(string path, int status, string? contentType, string body)
    {
        await using var app = await TestApp.StartAsync();

        using var response = await app.GetAsync(path);

        Assert.Equal((status, contentType), ((int)response.StatusCode, response.Header("Content-Type")));
        Assert.Equal(body, (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"));
        AssertHeaders(response);
    }

    [Theory]
    [InlineData("/api/throws")]
    [InlineData("/api/multi-throws")]
    public async Task Exception_for_an_allowed_origin_is_logged_and_becomes_an_empty_500_with_the_headers(string path)
    {
        await using var app = await TestApp.StartAsync();

        using var response = await app.GetAsync(path);

        Assert.Equal((HttpStatusCode.InternalServerError, 0L), (response.StatusCode, response.Content.Headers.ContentLength));
        AssertHeaders(response);
        var entry = Assert.Single(app.Log.Entries, entry => entry.Event == "FunctionFailed");
        Assert.IsType<InvalidOperationException>(entry.Exception);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData(null)]
    public async Task Exception_for_anyone_else_goes_on_unchanged(string? origin)
    {
        await using var app = await TestApp.StartAsync();

        using var response = await app.GetAsync("/api/throws", origin);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(response.CorsHeaders());
        Assert.Null(response.Header("Vary"));
        Assert.DoesNotContain("FunctionFailed", app.Log.Events);
    }

    [Fact]
    public async Task Headers_of_the_function_itself_are_replaced_which_is_logged_once()
    {
        await using var app = await TestApp.StartAsync();

        (await app.GetAsync("/api/own-headers")).Dispose();
        using var response = await app.GetAsync("/api/own-headers");

        Assert.Equal(TestApp.Origin, response.AllowedOrigin());
        Assert.Null(response.Header("Access-Control-Allow-Methods"));
        Assert.Equal("Accept-Encoding, Origin", response.Header("Vary"));
        Assert.Single(app.Log.Events, name => name == "OwnHeadersReplaced");
    }

    [Fact]
    public async Task Refused_origin_gets_the_response_without_headers()
    {
        await using var app = await TestApp.StartAsync();

        using var response = await app.GetAsync("/api/text", "https://evil.example");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(response.CorsHeaders());
        Assert.Equal("Origin", response.Header("Vary"));
    }

    [Theory]
    [InlineData("GET", "/api/no/such/function")]
    [InlineData("DELETE", "/api/text")]
    [InlineData("PURGE", "/api/text")]
    public async Task Path_or_method_that_no_function_takes_is_a_404_with_the_headers(string method, string path)
    {
        await using var app = await TestApp.StartAsync();

        using var response = await app.SendAsync(method, path, TestApp.Origin);

        Assert.Equal((HttpStatusCode.NotFound, 0L), (response.StatusCode, response.Content.Headers.ContentLength));
        AssertHeaders(response);
    }

    [Fact]
    public async Task Not_found_can_be_left_to_the_host()
    {
        await using var app = await TestApp.StartAsync(options => options.AnswerNotFound = false);

        using var response = await app.GetAsync("/api/no/such/function");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(response.CorsHeaders());
        Assert.Null(response.Header("Vary"));
    }

    [Fact]
    public async Task Function_whose_trigger_has_another_type_is_not_handed_the_request_instead()
    {
        await using var app = await TestApp.StartAsync();

        using var response = await app.SendAsync("PUT", "/api/other-type", TestApp.Origin);

        Assert.Equal("got nothing", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        AssertHeaders(response);
    }

    [Theory]
    [InlineData("/api/text")]
    [InlineData("/api/multi")]
    public async Task Answer_of_another_middleware_is_kept_and_gets_the_headers(string path)
    {
        await using var app = await TestApp.StartAsync();
        app.AnswerInstead = HttpStatusCode.Unauthorized;

        using var response = await app.GetAsync(path);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        AssertHeaders(response);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "a..b")]
    [InlineData("GET", "a!b")]
    [InlineData("OPTIONS", "a!b")]
    public async Task Host_header_that_makes_no_URL_is_answered_without_policies(string method, string hostHeader)
    {
        await using var app = await TestApp.StartAsync();
        using var connection = new TcpClient();
        await connection.ConnectAsync(app.Address.Host, app.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = connection.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{method} /api/text HTTP/1.1\r\nHost: {hostHeader}\r\nOrigin: {TestApp.Origin}\r\nAccess-Control-Request-Method: GET\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var response = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Matches("^HTTP/1.1 (200|204) ", response);
        Assert.DoesNotContain("Access-Control-Allow-Origin", response, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Function_with_the_ASPNET_Core_integration_is_left_alone_and_reported_once()
    {
        await using var app = await TestApp.StartAsync();
        app.MarkAsAspNetCore = true;

        (await app.GetAsync("/api/text")).Dispose();
        using var response = await app.GetAsync("/api/text");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(response.CorsHeaders());
        Assert.Single(app.Log.Events, name => name == "AspNetCoreIntegration");
    }

    [Fact]
    public async Task Function_without_HTTP_output_keeps_the_hosts_response_and_says_so_once()
    {
        await using var app = await TestApp.StartAsync();

        (await app.GetAsync("/api/queue-only")).Dispose();
        using var response = await app.GetAsync("/api/queue-only");

        Assert.Empty(response.CorsHeaders());
        Assert.Single(app.Log.Events, name => name == "NoHttpOutput");
    }

    private static void AssertHeaders(HttpResponseMessage response)
    {
        Assert.Equal(TestApp.Origin, response.AllowedOrigin());
        Assert.Equal("true", response.Header("Access-Control-Allow-Credentials"));
        Assert.Equal("ETag", response.Header("Access-Control-Expose-Headers"));
        Assert.Equal("Origin", response.Header("Vary"));
    }
}
