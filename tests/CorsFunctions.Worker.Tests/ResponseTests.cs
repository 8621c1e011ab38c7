using System.Net;
using CorsFunctions.Worker.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Hosting;

namespace CorsFunctions.Worker.Tests;

public class ResponseTests
{
    public static MatrixTheoryData<Mode, int> Statuses { get; } = new([Mode.Plain, Mode.AspNetCore], [200, 201, 204, 302, 304, 400, 401, 404, 500, 503]);

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Every_status_carries_the_headers(Mode mode, int status)
    {
        await using var app = await TestApp.StartAsync(mode);

        var response = await app.GetAsync($"/api/status/{status}");

        Assert.Equal(status, response.Status);
        AssertHeaders(response);
        Assert.Equal(["status"], app.Reached);
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Own_headers_of_a_response_stay(Mode mode)
    {
        await using var app = await TestApp.StartAsync(mode);

        var response = await app.SendAsync("POST", "/api/created", TestApp.Origin);

        Assert.Equal((201, "/api/created/1"), (response.Status, response.Value("Location")));
        Assert.Equal(["Accept", "Origin"], response.Vary.Order());
        Assert.Contains("created", response.Body, StringComparison.Ordinal);
        // In plain mode the worker joins them, with and without this middleware.
        Assert.Equal("a=1,b=2", string.Join(',', response.Values("Set-Cookie")));
        Assert.Equal(mode == Mode.AspNetCore ? 2 : 1, response.Values("Set-Cookie").Count);
    }

    [Theory]
    [InlineData(Mode.Plain, "/api/throws")]
    [InlineData(Mode.Plain, "/api/multi-throws")]
    [InlineData(Mode.AspNetCore, "/api/throws")]
    [InlineData(Mode.AspNetCore, "/api/action-throws")]
    [InlineData(Mode.AspNetCore, "/api/result-throws")]
    public async Task Exception_becomes_a_500_that_an_allowed_origin_can_read(Mode mode, string path)
    {
        await using var app = await TestApp.StartAsync(mode);

        var response = await app.GetAsync(path);

        Assert.Equal(500, response.Status);
        AssertHeaders(response);
        Assert.DoesNotContain("secret", response.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TestApp.Evil, false, false)]
    [InlineData(null, false, false)]
    [InlineData(TestApp.Evil, true, true)]
    [InlineData(null, true, true)]
    public async Task Exception_in_plain_mode_goes_on_unless_there_is_something_to_say(string? origin, bool decisionHeader, bool caught)
    {
        await using var app = await TestApp.StartAsync(Mode.Plain, options => options.DecisionHeader = decisionHeader);

        var response = await app.GetAsync("/api/throws", origin);

        Assert.Equal(500, response.Status);
        Assert.Empty(response.CorsLines);
        Assert.Equal(caught ? "Origin" : null, response.Value("Vary"));
        Assert.Equal(caught, response.Value("Cors-Decision") is not null);
        Assert.Equal(caught ? 1 : 0, app.Log.Count(record => record.Exception is InvalidOperationException));
    }

    [Theory]
    [InlineData(TestApp.Evil, "refused; reason=origin-not-allowed")]
    [InlineData(null, "not-cors")]
    public async Task Exception_in_ASPNET_Core_mode_always_carries_what_there_is_to_say(string? origin, string decision)
    {
        await using var app = await TestApp.StartAsync(Mode.AspNetCore, options => options.DecisionHeader = true);

        var response = await app.GetAsync("/api/throws", origin);

        Assert.Equal((500, "Origin", decision), (response.Status, response.Value("Vary"), response.Value("Cors-Decision")));
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Headers_of_the_function_itself_are_replaced_which_is_logged_once(Mode mode)
    {
        await using var app = await TestApp.StartAsync(mode);

        await app.GetAsync("/api/own-headers");
        var response = await app.GetAsync("/api/own-headers");

        Assert.Equal(TestApp.Origin, response.Value("Access-Control-Allow-Origin"));
        Assert.Null(response.Value("Access-Control-Allow-Methods"));
        Assert.Equal(["Accept-Encoding", "Origin"], response.Vary.Order());
        Assert.Single(app.Log, record => record.Id.Id == 105);
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Refused_origin_gets_the_response_without_headers(Mode mode)
    {
        await using var app = await TestApp.StartAsync(mode);

        var response = await app.GetAsync("/api/status/200", TestApp.Evil);

        Assert.Equal(200, response.Status);
        Assert.Empty(response.CorsLines);
        Assert.Equal("Origin", response.Value("Vary"));
    }

    [Theory]
    [InlineData(Mode.Plain, "GET", "/api/no/such/function")]
    [InlineData(Mode.Plain, "DELETE", "/api/created")]
    [InlineData(Mode.AspNetCore, "GET", "/api/no/such/function")]
    [InlineData(Mode.AspNetCore, "DELETE", "/api/created")]
    public async Task Path_or_method_that_no_function_takes_is_a_404_with_the_headers(Mode mode, string method, string path)
    {
        await using var app = await TestApp.StartAsync(mode);

        var response = await app.SendAsync(method, path, TestApp.Origin);

        Assert.Equal((404, ""), (response.Status, response.Body));
        AssertHeaders(response);
        Assert.Empty(app.Reached);
    }

    [Theory]
    [InlineData(Mode.Plain, "GET")]
    [InlineData(Mode.Plain, "OPTIONS")]
    [InlineData(Mode.AspNetCore, "GET")]
    [InlineData(Mode.AspNetCore, "OPTIONS")]
    public async Task Not_found_can_be_left_as_the_host_makes_it(Mode mode, string method)
    {
        await using var app = await TestApp.StartAsync(mode, options => options.AnswerNotFound = false);

        var response = await app.SendAsync(method, "/api/no/such/function", TestApp.Origin);
        var preflight = await app.PreflightAsync("/api/no/such/function");

        Assert.Equal((404, null), (response.Status, response.Value("Vary")));
        Assert.Empty(response.CorsLines);
        Assert.Equal((204, TestApp.Origin), (preflight.Status, preflight.Value("Access-Control-Allow-Origin")));
    }

    [Theory]
    [InlineData("/api/text")]
    [InlineData("/api/multi")]
    public async Task Answer_of_a_middleware_inside_is_kept_and_gets_the_headers(string path)
    {
        await using var app = await TestApp.StartAsync(new TestAppSetup(Arrangement.Plain)
        {
            Inner = builder => builder.UseMiddleware(async (context, next) =>
                context.GetInvocationResult().Value = (await context.GetHttpRequestDataAsync())!.CreateResponse(HttpStatusCode.Unauthorized)),
        });

        var response = await app.GetAsync(path);

        Assert.Equal(401, response.Status);
        AssertHeaders(response);
    }

    [Theory]
    [InlineData("/api/text")]
    [InlineData("/api/multi")]
    public async Task Response_that_a_middleware_inside_replaces_gets_the_headers(string path)
    {
        await using var app = await TestApp.StartAsync(new TestAppSetup(Arrangement.Plain)
        {
            Inner = builder => builder.UseMiddleware(async (context, next) =>
            {
                await next();
                context.GetInvocationResult().Value = (await context.GetHttpRequestDataAsync())!.CreateResponse(HttpStatusCode.Conflict);
            }),
        });

        var response = await app.GetAsync(path);

        Assert.Equal(409, response.Status);
        AssertHeaders(response);
    }

    [Fact]
    public async Task Response_that_is_on_the_way_already_is_left_alone_which_is_logged_once()
    {
        await using var app = await TestApp.StartAsync(new TestAppSetup(Arrangement.IntegrationFirst)
        {
            Outer = builder => builder.UseMiddleware(async (context, next) =>
            {
                await context.GetHttpContext()!.Response.StartAsync();
                await next();
            }),
        });

        await app.PreflightAsync("/api/created");
        var response = await app.GetAsync("/api/action");
        await app.GetAsync("/api/action");

        Assert.Empty(response.CorsLines);
        Assert.Equal(["action", "z___cors_1_preflight"], app.Log.Where(record => record.Id.Id == 109).Select(record => record.GetStructuredStateValue("Function")).Order());
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Host_header_that_makes_no_URL_is_answered(Mode mode)
    {
        await using var app = await TestApp.StartAsync(mode);

        var response = await RawHttp.SendAsync(app.Address, $"OPTIONS /api/created HTTP/1.1\nHost: a!b\nOrigin: {TestApp.Origin}\nAccess-Control-Request-Method: GET\nConnection: close\n\n");

        Assert.Equal(204, response.Status);
        Assert.Equal(mode == Mode.AspNetCore, response.CorsLines.Any());
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Request_reaches_the_function_whole(Mode mode)
    {
        await using var app = await TestApp.StartAsync(mode);

        var response = await RawHttp.SendAsync(app.Address, new RawRequest("POST", "/api/echo", $"Origin: {TestApp.Origin}") { Body = "body" });

        Assert.Contains("/api/echo: body", response.Body, StringComparison.Ordinal);
        AssertHeaders(response);
    }

    internal static void AssertHeaders(RawResponse response)
    {
        Assert.Equal(
            ["access-control-allow-credentials: true", $"access-control-allow-origin: {TestApp.Origin}", "access-control-expose-headers: ETag"],
            response.CorsLines);
        Assert.Contains("Origin", response.Vary);
    }
}
