using CorsFunctions.App.Tests.Support;

namespace CorsFunctions.App.Tests;

/// <summary>A route with rows of its own is governed by them alone: a stricter one, and a looser one.</summary>
public sealed class RouteTests(Target target)
{
    [Theory]
    [InlineData("/api/admin")]
    [InlineData("/api/admin/")]
    [InlineData("/api/admin/users/7")]
    [InlineData("/API/Admin/Users")]
    public async Task Admin_route_allows_its_own_origin(string path)
    {
        var answer = await target.SendAsync(RawRequest.Preflight(path, Sample.Admin, "DELETE", "Access-Control-Request-Headers: authorization"));

        Assert.Equal(204, answer.Status);
        Assert.Equal(
            [
                "access-control-allow-credentials: true", $"access-control-allow-headers: {Sample.AppHeaders}",
                "access-control-allow-methods: GET, POST, DELETE", $"access-control-allow-origin: {Sample.Admin}", "access-control-max-age: 60",
            ],
            answer.CorsLines);
    }

    [Theory]
    [InlineData(Sample.App)]
    [InlineData("https://staging.example.com")]
    [InlineData(Sample.Tenant)]
    [InlineData(Sample.Localhost)]
    public async Task Admin_route_refuses_the_origins_of_the_looser_rows(string origin)
    {
        var preflight = await target.SendAsync(RawRequest.Preflight("/api/admin/users", origin, "GET"));
        var actual = await target.SendAsync(RawRequest.Get("/api/admin/users", $"Origin: {origin}"));

        Assert.Equal((204, 404), (preflight.Status, actual.Status));
        Assert.Empty(preflight.CorsLines);
        Assert.Empty(actual.CorsLines);
        Assert.Contains("Origin", actual.Vary);
    }

    [Fact]
    public async Task Admin_origin_has_no_say_elsewhere()
    {
        Assert.Empty((await target.SendAsync(RawRequest.Preflight("/api/data", Sample.Admin, "GET"))).CorsLines);
        Assert.Empty((await target.SendAsync(RawRequest.Get("/api/administrators", $"Origin: {Sample.Admin}"))).CorsLines);
    }

    [Theory]
    [InlineData]
    [InlineData($"Origin: {Sample.App}")]
    [InlineData($"Origin: {Sample.Refused}")]
    [InlineData("Origin: null")]
    public async Task Open_route_answers_everyone_alike_so_that_caches_need_not_tell_origins_apart(params string[] lines)
    {
        var answer = await target.SendAsync(RawRequest.Get("/api/hello?name=you", lines));

        Assert.Equal(200, answer.Status);
        Assert.Equal(["access-control-allow-origin: *"], answer.CorsLines);
        Assert.DoesNotContain("Origin", answer.Vary);
        Assert.Contains("Hello, you!", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Sample.App)]
    [InlineData(Sample.Refused)]
    public async Task Open_route_has_its_own_preflight(string origin)
    {
        var answer = await target.SendAsync(RawRequest.Preflight("/api/hello", origin, "GET"));

        Assert.Equal(204, answer.Status);
        Assert.Equal(
            ["access-control-allow-methods: GET, HEAD", "access-control-allow-origin: *", "access-control-max-age: 600"],
            answer.CorsLines);
        Assert.Superset(new HashSet<string> { "Access-Control-Request-Method", "Access-Control-Request-Headers" }, answer.Vary);
        Assert.DoesNotContain("Origin", answer.Vary);
    }
}
