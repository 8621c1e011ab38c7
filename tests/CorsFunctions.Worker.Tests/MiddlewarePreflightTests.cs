using System.Net;

namespace CorsFunctions.Worker.Tests;

public class MiddlewarePreflightTests
{
    [Theory]
    [InlineData("/api/text")]
    [InlineData("/api/status/200")]
    [InlineData("/api/keyed")]
    [InlineData("/api/throws")]
    [InlineData("/api/own-options")]
    [InlineData("/api/multi")]
    [InlineData("/api/no/such/function")]
    public async Task Preflight_is_answered_before_any_function(string path)
    {
        await using var app = await TestApp.StartAsync();

        using var response = await app.PreflightAsync(path, headers: "authorization");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(TestApp.Origin, response.AllowedOrigin());
        Assert.Equal("GET, PUT, DELETE", response.Header("Access-Control-Allow-Methods"));
        Assert.Equal("Authorization", response.Header("Access-Control-Allow-Headers"));
        Assert.Equal("Origin, Access-Control-Request-Method, Access-Control-Request-Headers", response.Header("Vary"));
        Assert.Empty(app.Reached);
    }

    [Fact]
    public async Task Refused_preflight_is_answered_with_an_ok_status_and_nothing_else()
    {
        await using var app = await TestApp.StartAsync();

        using var response = await app.PreflightAsync("/api/text", "https://evil.example");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Empty(response.CorsHeaders());
        Assert.Empty(app.Reached);
    }

    [Theory]
    [InlineData(TestApp.Origin, "PUT", 200)]
    [InlineData(TestApp.Origin, "PATCH", 403)]
    [InlineData("https://evil.example", "PUT", 403)]
    public async Task Statuses_can_be_set(string origin, string method, int status)
    {
        await using var app = await TestApp.StartAsync(options =>
        {
            options.PreflightStatus = 200;
            options.RefusedPreflightStatus = 403;
        });

        using var response = await app.PreflightAsync("/api/text", origin, method);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Preflight_needs_no_key()
    {
        await using var app = await TestApp.StartAsync();

        using var response = await app.SendAsync(
            "OPTIONS", "/api/keyed", TestApp.Origin, ("Access-Control-Request-Method", "GET"), ("x-functions-key", ""));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/own-options", 200, "options")]
    [InlineData("/api/text", 204, "zz_cors_1_preflight")]
    public async Task Options_that_is_no_preflight_belongs_to_the_functions(string path, int status, string function)
    {
        await using var app = await TestApp.StartAsync();

        using var response = await app.SendAsync("OPTIONS", path, TestApp.Origin);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(TestApp.Origin, response.AllowedOrigin());
        Assert.Null(response.Header("Access-Control-Allow-Methods"));
        Assert.Equal([function], app.Reached);
    }

    [Fact]
    public async Task Function_without_HTTP_output_cannot_answer_a_preflight_and_says_so_once()
    {
        await using var app = await TestApp.StartAsync();

        (await app.PreflightAsync("/api/queue-only")).Dispose();
        (await app.PreflightAsync("/api/queue-only")).Dispose();

        Assert.Single(app.Log.Events, name => name == "NoHttpOutput");
        Assert.Empty(app.Reached);
    }
}
