namespace CorsFunctions.Tests;

/// <summary>A route in another notation, or as it stands in an address bar, keeps its paths from a looser row.</summary>
public class RouteNotationTests
{
    private const string Loose = "https://loose.example";

    [Theory]
    [InlineData("/api/my%20files/{*rest}", "/api/my%20files/x")]
    [InlineData("/api/my files/{*rest}", "/api/my%20files/x", "/api/%6dy%20files/x", "/api/my%2520files/x", "/API/MY%20FILES", "//api/my%20files")]
    [InlineData("/api/gr\u00f6\u00dfe", "/api/gr%C3%B6%C3%9Fe", "/api/%67r%C3%B6%C3%9Fe")]
    [InlineData("/api/gr%c3%b6%c3%9fe", "/api/gr%C3%B6%C3%9Fe")]
    [InlineData("/api/a%2Fb", "/api/a%2Fb")]
    [InlineData("/api/100%", "/api/100%25")]
    [InlineData("/api/a;b", "/api/a;b")]
    [InlineData("/%61pi/x", "/api/x")]
    [InlineData("/api/vault/{id?}", "/api/vault", "/api/vault/7")]
    [InlineData("/api/vault/{id=5}", "/api/vault", "/api/vault/7")]
    [InlineData("/api/vault/{id:int=5}", "/api/vault")]
    [InlineData("/api/vault/{x?}/{y?}", "/api/vault", "/api/vault/7", "/api/vault/7/8")]
    [InlineData("/api/vault/:id?", "/api/vault", "/api/vault/7")]
    [InlineData("/api/vault/[id]/x", "/api/vault/7/x")]
    [InlineData("/api/vault/[...rest]", "/api/vault/7/8")]
    [InlineData("/api/vault/[[...rest]]", "/api/vault", "/api/vault/7/8")]
    [InlineData("/api/vault/<path:rest>", "/api/vault/7/8")]
    [InlineData("/api/vault/{rest:path}", "/api/vault/7/8")]
    [InlineData("/api/vault/{proxy+}", "/api/vault/7/8")]
    [InlineData("/api/vault/{rest...}", "/api/vault/7/8")]
    [InlineData("/api/vault/:rest+", "/api/vault/7/8")]
    [InlineData("/api/vault/(.*)", "/api/vault/7/8")]
    [InlineData("/api/vault/.*", "/api/vault/7/8")]
    [InlineData("/api/vault/v{n}", "/api/vault/v1")]
    [InlineData("/api/vault/file.{ext}", "/api/vault/file.txt")]
    [InlineData("/api/vault/#", "/api/vault")]
    [InlineData("/api/vault#top", "/api/vault")]
    [InlineData("/api/vault?code", "/api/vault")]
    [InlineData("~/api/vault/{*rest}", "/api/vault/x")]
    [InlineData("GET /api/vault/{*rest}", "/api/vault/x")]
    [InlineData("GET,POST /api/vault", "/api/vault")]
    [InlineData("//example.com/api/vault", "/api/vault")]
    [InlineData("app.example.com/api/vault/*", "/api/vault/x")]
    [InlineData("localhost:7071/api/vault", "/api/vault")]
    [InlineData("/api/vault, /api/keys/", "/api/vault", "/api/keys")]
    [InlineData("/api/vault/* /api/keys/:id", "/api/vault/x", "/api/keys/x")]
    [InlineData("/api/vault and /api/keys", "/api/vault", "/api/keys")]
    public void No_looser_row_takes_what_was_written(string route, params string[] paths)
    {
        var set = Given.Set(Given.Row("loose", Loose), Given.Row("strict", "https://strict.example", "Route", route));

        Assert.All(paths, path => Assert.Equal(CorsOutcome.Refused, Given.Decide(set, Given.Actual(Loose, path: path)).Outcome));
        Assert.Contains(set.Findings, finding => finding.RowKey == "strict" && finding.Severity == FindingSeverity.Error);
        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Actual(Loose, path: "/api/other/7/8/9")).Outcome);
    }

    [Theory]
    [InlineData("/api/<path:rest>", "/api/{*rest}")]
    [InlineData("/api/{proxy+}", "/api/{*proxy}")]
    [InlineData("/api/.*", "/api/{*rest}")]
    [InlineData("~/api/keys", "/api/keys")]
    [InlineData("GET /api/keys", "/api/keys")]
    public void Suggestion_is_the_same_in_the_notation_of_templates(string route, string suggestion) =>
        Assert.EndsWith($"Write '{suggestion}'", Assert.Single(Given.Set(Given.Row("r", Loose, "Route", route)).Findings).Message, StringComparison.Ordinal);

    [Fact]
    public void Routes_in_an_array_are_claimed_and_those_that_cannot_be_read_are_told()
    {
        var set = Given.Set(Given.Row("loose", Loose), Given.Row("strict", "https://strict.example", "Route", new[] { "/api/vault/", "/api/keys" }));

        Assert.All(["/api/vault", "/api/keys"], path => Assert.Equal(CorsOutcome.Refused, Given.Decide(set, Given.Actual(Loose, path: path)).Outcome));
        Assert.False(Assert.Single(set.Findings).IsUnclaimed);
        Assert.True(Assert.Single(Given.Set(Given.Row("strict", Loose, "Route", new[] { "%%" })).Findings).IsUnclaimed);
    }
}
