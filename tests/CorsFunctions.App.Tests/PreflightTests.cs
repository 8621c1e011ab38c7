using CorsFunctions.App.Tests.Support;

namespace CorsFunctions.App.Tests;

/// <summary>Preflights of the routes that the general rows govern.</summary>
public sealed class PreflightTests(Target target)
{
    private static readonly HashSet<string> everythingAskedFor = ["Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"];

    public static TheoryData<string> Paths { get; } =
    [
        "/api/data", "/api/users/7", "/api/delivery/all", "/api/orders", "/api/reports", "/api/reports?code=k", "/api/fail",
        "/api", "/api/nothing", "/api/nothing/at/all",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Allowed_preflight_is_answered_before_any_function_or_key(string path)
    {
        var answer = await target.SendAsync(RawRequest.Preflight(path, Sample.App, "PUT", "Access-Control-Request-Headers: authorization"));

        Assert.Equal(204, answer.Status);
        Assert.Equal(Sample.AppPreflightLines, answer.CorsLines);
        Assert.Superset(everythingAskedFor, answer.Vary);
        Assert.Empty(answer.Body);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Refused_origin_learns_nothing(string path)
    {
        var answer = await target.SendAsync(RawRequest.Preflight(path, Sample.Refused, "PUT", "Access-Control-Request-Headers: authorization"));

        Assert.Equal(204, answer.Status);
        Assert.Empty(answer.CorsLines);
        Assert.Superset(everythingAskedFor, answer.Vary);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Method_of_the_row_passes(string method)
        => Assert.Equal(Sample.AppPreflightLines, (await target.SendAsync(RawRequest.Preflight("/api/users/7", Sample.App, method))).CorsLines);

    [Theory]
    [InlineData("QUERY")]
    [InlineData("patch")]
    [InlineData("TRACE")]
    public async Task Other_method_is_refused_with_the_methods_that_there_are(string method)
    {
        var answer = await target.SendAsync(RawRequest.Preflight("/api/users/7", Sample.App, method));

        Assert.Equal(204, answer.Status);
        Assert.Equal(Sample.AppRefusedPreflightLines, answer.CorsLines);
    }

    [Fact]
    public async Task Other_header_is_refused_with_the_headers_that_there_are()
    {
        var answer = await target.SendAsync(RawRequest.Preflight("/api/users/7", Sample.App, "PUT", "Access-Control-Request-Headers: content-type,x-other"));

        Assert.Equal(204, answer.Status);
        Assert.Equal(Sample.AppRefusedPreflightLines, answer.CorsLines);
    }

    [Fact]
    public async Task Row_without_methods_allows_the_simple_ones()
    {
        var answer = await target.SendAsync(RawRequest.Preflight("/api/data", Sample.Tenant, "POST", "Access-Control-Request-Headers: authorization"));

        Assert.Equal(
            [
                $"access-control-allow-headers: {Sample.AppHeaders}", "access-control-allow-methods: GET, HEAD, POST",
                $"access-control-allow-origin: {Sample.Tenant}", "access-control-max-age: 600",
            ],
            answer.CorsLines);
    }

    [Theory]
    [InlineData("QUERY")]
    [InlineData("patch")]
    public async Task Row_with_stars_allows_every_method_and_header(string method)
    {
        var answer = await target.SendAsync(
            RawRequest.Preflight("/api/data", Sample.Localhost, method, "Access-Control-Request-Headers: authorization,x-anything"));

        Assert.Equal(
            [
                "access-control-allow-headers: *, Authorization", "access-control-allow-methods: *",
                $"access-control-allow-origin: {Sample.Localhost}", "access-control-max-age: 0",
            ],
            answer.CorsLines);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("CONNECT")]
    public async Task Method_that_browsers_forbid_is_covered_by_no_star(string method)
    {
        var answer = await target.SendAsync(RawRequest.Preflight("/api/data", Sample.Localhost, method));

        Assert.Equal(204, answer.Status);
        Assert.Null(answer.Value("Access-Control-Allow-Methods"));
        Assert.Null(answer.Value("Access-Control-Max-Age"));
    }

    [Fact]
    public async Task Options_without_a_requested_method_is_an_ordinary_request()
    {
        var answer = await target.SendAsync(new RawRequest("OPTIONS", "/api/data", $"Origin: {Sample.App}"));

        Assert.Equal(404, answer.Status);
        Assert.Equal(Sample.AppLines, answer.CorsLines);
    }

    [Fact]
    public async Task Options_without_origin_is_an_ordinary_request()
    {
        var answer = await target.SendAsync(new RawRequest("OPTIONS", "/api/data", "Access-Control-Request-Method: PUT"));

        Assert.Equal(404, answer.Status);
        Assert.Empty(answer.CorsLines);
    }

    [Fact]
    public async Task Path_outside_of_the_app_is_the_hosts()
    {
        var answer = await target.SendAsync(RawRequest.Preflight("/other", Sample.App, "PUT"));

        Assert.InRange(answer.Status, 400, 499);
        Assert.Empty(answer.CorsLines);
    }
}
