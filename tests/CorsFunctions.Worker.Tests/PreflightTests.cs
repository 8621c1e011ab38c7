using CorsFunctions.Worker.Tests.Support;

namespace CorsFunctions.Worker.Tests;

public class PreflightTests
{
    public static MatrixTheoryData<Mode, string> Paths { get; } = new(
        [Mode.Plain, Mode.AspNetCore],
        ["/api/created", "/api/status/200", "/api/keyed", "/api/throws", "/api/own-options", "/api/multi", "/api/no/such/function"]);

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Preflight_is_answered_before_any_function(Mode mode, string path)
    {
        await using var app = await TestApp.StartAsync(mode);

        var response = await app.PreflightAsync(path, headers: "authorization");

        Assert.Equal((204, ""), (response.Status, response.Body));
        Assert.Null(response.Value("Content-Length"));
        Assert.Equal(
            [
                "access-control-allow-credentials: true",
                "access-control-allow-headers: Authorization",
                "access-control-allow-methods: GET, PUT, DELETE",
                $"access-control-allow-origin: {TestApp.Origin}",
                "access-control-max-age: 600",
            ],
            response.CorsLines);
        Assert.Equal(["Access-Control-Request-Headers", "Access-Control-Request-Method", "Origin"], response.Vary.Order(StringComparer.Ordinal));
        Assert.Empty(app.Reached);
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Refused_preflight_is_answered_with_an_ok_status_and_nothing_else(Mode mode)
    {
        await using var app = await TestApp.StartAsync(mode);

        var response = await app.PreflightAsync("/api/created", TestApp.Evil);

        Assert.Equal(204, response.Status);
        Assert.Empty(response.CorsLines);
        Assert.Empty(app.Reached);
    }

    [Theory]
    [InlineData(Mode.Plain, TestApp.Origin, "PUT", 200)]
    [InlineData(Mode.Plain, TestApp.Origin, "PATCH", 403)]
    [InlineData(Mode.Plain, TestApp.Evil, "PUT", 403)]
    [InlineData(Mode.AspNetCore, TestApp.Origin, "PUT", 200)]
    [InlineData(Mode.AspNetCore, TestApp.Origin, "PATCH", 403)]
    [InlineData(Mode.AspNetCore, TestApp.Evil, "PUT", 403)]
    public async Task Statuses_can_be_set(Mode mode, string origin, string method, int status)
    {
        await using var app = await TestApp.StartAsync(mode, options =>
        {
            options.PreflightStatus = 200;
            options.RefusedPreflightStatus = 403;
        });

        var response = await app.PreflightAsync("/api/created", origin, method);

        Assert.Equal((status, "0"), (response.Status, response.Value("Content-Length")));
    }

    [Theory]
    [InlineData(Mode.Plain, "/api/own-options", 200, "options")]
    [InlineData(Mode.Plain, "/api/created", 404, null)]
    [InlineData(Mode.Plain, "/api/no/such/function", 404, null)]
    [InlineData(Mode.AspNetCore, "/api/own-options", 200, "options")]
    [InlineData(Mode.AspNetCore, "/api/created", 404, null)]
    [InlineData(Mode.AspNetCore, "/api/no/such/function", 404, null)]
    public async Task Options_that_is_no_preflight_is_a_function_s_own_or_the_404_of_the_host(Mode mode, string path, int status, string? function)
    {
        await using var app = await TestApp.StartAsync(mode);

        var response = await app.SendAsync("OPTIONS", path, TestApp.Origin);

        Assert.Equal(status, response.Status);
        Assert.Equal(TestApp.Origin, response.Value("Access-Control-Allow-Origin"));
        Assert.Null(response.Value("Access-Control-Allow-Methods"));
        Assert.Equal(function is null ? [] : [function], app.Reached);
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Function_without_HTTP_output_answers_preflights_only_in_ASPNET_Core_mode(Mode mode)
    {
        await using var app = await TestApp.StartAsync(mode);

        var response = await app.PreflightAsync("/api/queue-only");
        await app.PreflightAsync("/api/queue-only");

        Assert.Equal((204, mode == Mode.AspNetCore), (response.Status, response.CorsLines.Any()));
        Assert.Equal(mode == Mode.Plain ? 1 : 0, app.Log.Count(record => record.Id.Id == 106));
        Assert.Empty(app.Reached);
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Two_Origin_lines_are_no_origin(Mode mode)
    {
        await using var app = await TestApp.StartAsync(mode, options => options.DecisionHeader = true);

        var response = await app.PreflightAsync("/api/created");
        var twice = await app.SendAsync("OPTIONS", "/api/created", TestApp.Origin, $"Origin: {TestApp.Origin}", "Access-Control-Request-Method: PUT");

        Assert.Equal(("allowed; row=\"apps\"", "refused; reason=origin-malformed"), (response.Value("Cors-Decision"), twice.Value("Cors-Decision")));
    }
}
