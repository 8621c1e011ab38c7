using CorsFunctions.App.Tests.Support;

namespace CorsFunctions.App.Tests;

/// <summary>The requests that the README shows, with the lines that curl sends.</summary>
public sealed class IssueExamplesTests(Target target)
{
    private static readonly string[] curl = ["User-Agent: curl/8.14.1", "Accept: */*"];

    [Fact]
    public async Task Preflight_from_the_web_app_is_answered_with_everything_that_it_may_do()
    {
        var answer = await target.SendAsync(PutWithToken("https://app.example.com"));

        Assert.Equal(204, answer.Status);
        Assert.Equal("https://app.example.com", answer.Value("Access-Control-Allow-Origin"));
        Assert.Equal("GET, HEAD, POST, PUT, PATCH, DELETE", answer.Value("Access-Control-Allow-Methods"));
        Assert.Equal("Authorization, Content-Type", answer.Value("Access-Control-Allow-Headers"));
        Assert.Equal("600", answer.Value("Access-Control-Max-Age"));
        Assert.Superset(new HashSet<string> { "Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers" }, answer.Vary);
        Assert.Empty(answer.Body);
    }

    [Fact]
    public async Task Preflight_from_elsewhere_is_answered_with_nothing()
    {
        var answer = await target.SendAsync(PutWithToken("https://evil.example"));

        Assert.Equal(204, answer.Status);
        Assert.Empty(answer.CorsLines);
    }

    [Theory]
    [InlineData("/api/fail", 500)]
    [InlineData("/api/delivery/all", 401)]
    public async Task Error_carries_the_headers(string path, int status)
    {
        var answer = await target.SendAsync(RawRequest.Get(path, [.. curl, "Origin: https://app.example.com"]));

        Assert.Equal(status, answer.Status);
        Assert.Equal("https://app.example.com", answer.Value("Access-Control-Allow-Origin"));
        Assert.Equal("true", answer.Value("Access-Control-Allow-Credentials"));
    }

    private static RawRequest PutWithToken(string origin) => new(
        "OPTIONS", "/api/data",
        [.. curl, $"Origin: {origin}", "Access-Control-Request-Method: PUT", "Access-Control-Request-Headers: authorization,content-type"]);
}
