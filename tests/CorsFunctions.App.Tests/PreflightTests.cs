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
