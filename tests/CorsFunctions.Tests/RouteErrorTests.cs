namespace CorsFunctions.Tests;

/// <summary>Routes as people really write them: each is an error that says what to write.</summary>
public class RouteErrorTests
{
    [Theory]
    [InlineData("*", "/{*rest}")]
    [InlineData("**", "/{*rest}")]
    [InlineData("/*", "/{*rest}")]
    [InlineData("/api/*", "/api/{*rest}")]
    [InlineData("/api/**", "/api/{*rest}")]
    [InlineData("/api/*/", "/api/{*rest}")]
    [InlineData("/api/users*", "/api/users/{*rest}")]
    [InlineData("/api/*splat", "/api/{*splat}")]
    [InlineData("/api/{**rest}", "/api/{*rest}")]
    [InlineData("/api/{*}", "/api/{*rest}")]
    [InlineData("/api/users/*/orders", "/api/users/{id}/orders")]
    [InlineData("/api/*.json", "/api/{id}")]
    [InlineData("/api/us*rs", "/api/{id}")]
    [InlineData("^/api/.*$", "/api/{*rest}")]
    [InlineData("/{*rest}/orders", "/{rest}/orders")]
    public void Star_outside_a_tail_is_answered_with_the_tail_or_a_parameter(string route, string meant) => AssertMeant(route, meant);

    [Theory]
    [InlineData("/api/:id", "/api/{id}")]
    [InlineData("/api/:userId/orders", "/api/{userId}/orders")]
    [InlineData("/api/:id?", "/api/{id}")]
    [InlineData("/api/<id>", "/api/{id}")]
    [InlineData("/api/<int:id>", "/api/{id}")]
    [InlineData("/api/$id", "/api/{id}")]
    [InlineData("/api/${id}", "/api/{id}")]
    [InlineData("/api/{{id}}", "/api/{id}")]
    [InlineData("/api/{id:int}", "/api/{id}")]
    [InlineData("/api/{id?}", "/api/{id}")]
    [InlineData("/api/{id=1}", "/api/{id}")]
    [InlineData("/api/{}", "/api/{id}")]
    [InlineData("/api/{9}", "/api/{id}")]
    [InlineData("/api/{id", "/api/{id}")]
    [InlineData("/api/{id}}", "/api/{id}")]
    [InlineData("/api/vault/{*rest", "/api/vault/{*rest}")]
    [InlineData("/api/vault{*rest}", "/api/vault/{*rest}")]
    [InlineData("/api/vault/{*rest:int}", "/api/vault/{*rest}")]
    public void Parameter_of_another_notation_is_answered_with_ours(string route, string meant) => AssertMeant(route, meant);

    [Theory]
    [InlineData("api/data", "/api/data")]
    [InlineData("api/vault/{*rest}", "/api/vault/{*rest}")]
    [InlineData("/api/data/", "/api/data")]
    [InlineData("//", "/")]
    [InlineData("/api//data", "/api/data")]
    [InlineData("/api/../data", "/data")]
    [InlineData("/api/./data", "/api/data")]
    [InlineData("/../..", "/")]
    [InlineData(@"\api\data", "/api/data")]
    [InlineData(@"/api\v1\data", "/api/v1/data")]
    public void Slash_too_few_or_too_many_is_mended(string route, string meant) => AssertMeant(route, meant);

    [Theory]
    [InlineData("https://api.example.com/api/users", "/api/users")]
    [InlineData("https://api.example.com/api/{id}?x=1#top", "/api/{id}")]
    [InlineData("/api/data?code=1", "/api/data")]
    [InlineData("'/api/data'", "/api/data")]
    [InlineData("\"/api/data\"", "/api/data")]
    [InlineData("[\"/api/data\"]", "/api/data")]
    [InlineData(" /api/data", "/api/data")]
    [InlineData("/api/data\r\n", "/api/data")]
    [InlineData("\ufeff/api/data", "/api/data")]
    [InlineData("/api/da\u200bta", "/api/data")]
    [InlineData("/api/%64ata", "/api/data")]
    [InlineData("/api/data,", "/api/data")]
    public void What_stands_around_a_path_is_taken_off(string route, string meant) => AssertMeant(route, meant);

    [Theory]
    [InlineData("/api/caf\u00e9", "'\u00e9' (U+00E9) is no character of a literal")]
    [InlineData("/api/a b", "a blank, U+0020, at place 7")]
    [InlineData("/api/a%20b", "do not percent-encode")]
    [InlineData("/api/a;b", "';' (U+003B)")]
    [InlineData("/api/[id]", "'[' (U+005B)")]
    [InlineData("/api/data?debug", "no query")]
    [InlineData("/api/data#top", "no fragment")]
    [InlineData(@"/api\data", "no backslashes")]
    [InlineData("localhost:7071/api/data", "without the host")]
    [InlineData("https://api.example.com", "path of a URL alone")]
    public void Text_that_may_mean_several_things_gets_no_suggestion(string route, string says)
    {
        var message = Explain(route);

        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.DoesNotContain("Write '", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\ufeff/api/data", "invisible character, U+FEFF, at place 1")]
    [InlineData("/api/da\u200bta", "invisible character, U+200B, at place 8")]
    [InlineData("/api/data\n", "invisible character, U+000A, at place 10")]
    [InlineData("/api/da\udb40\udc41ta", "invisible character, U+E0041, at place 8")]
    [InlineData("/api/\0data", "invisible character, U+0000, at place 6")]
    [InlineData("/api/\u00a0data", "invisible character, U+00A0, at place 6")]
    public void Character_that_nobody_sees_is_named_with_its_place(string route, string says) =>
        Assert.Contains(says, Explain(route), StringComparison.Ordinal);

    [Theory]
    [InlineData("/api/a, /api/b", "'/api/a' and '/api/b'")]
    [InlineData("/api/a,/api/b", "'/api/a' and '/api/b'")]
    [InlineData("/api/a /api/b", "'/api/a' and '/api/b'")]
    [InlineData("/api/a;/api/b", "'/api/a' and '/api/b'")]
    [InlineData("/api/a\r\n/api/b", "'/api/a' and '/api/b'")]
    [InlineData("[\"/api/a\", \"/api/b\"]", "'/api/a' and '/api/b'")]
    [InlineData("/a /b /c /d", "'/a' and '/b' and '/c' …")]
    public void Several_routes_need_several_rows(string route, string routes) =>
        Assert.EndsWith($"Write one row for each of them: {routes}", Explain(route), StringComparison.Ordinal);

    [Fact]
    public void Route_has_bounds()
    {
        Assert.Contains("at most 32 segments", Explain(string.Concat(Enumerable.Repeat("/a", 33))), StringComparison.Ordinal);
        Assert.Contains("at most 512", Explain("/" + new string('a', 512)), StringComparison.Ordinal);
        Assert.Contains("at most 512", Explain("/" + new string('*', 100_000)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/{hello,ping}")]
    [InlineData("/api/{id}.json")]
    [InlineData("/api/file-{id}")]
    [InlineData("/api/v{version}/hello")]
    [InlineData("GET /api/v{version}/hello")]
    public void Part_of_a_segment_gets_no_suggestion_that_is_for_every_segment(string route)
    {
        var finding = Assert.Single(Given.Set(Given.Row("r", "https://app.example.com", "Route", route)).Findings);

        Assert.DoesNotContain("Write '", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/admin/(.+)", "/api/admin/x/y")]
    [InlineData("/api/admin/(id)", "/api/admin/5")]
    [InlineData("/api/{hello,ping}", "/api/ping")]
    public void Notation_that_is_no_literal_is_an_error(string route, string path)
    {
        var set = Given.Set(Given.Row("loose", "*"), Given.Row("r", "https://app.example.com", "Route", route));
        var finding = Assert.Single(set.Findings);

        Assert.Equal(FindingSeverity.Error, finding.Severity);
        Assert.True(finding.IsUnclaimed || Given.Decide(set, Given.Actual("https://app.example.com", path: path)).Policy?.RowKey == "r", finding.Message);
    }

    [Theory]
    [InlineData("/api/{hello,ping,pong}/x", "hello", "ping", "pong")]
    [InlineData("/api/(hello|ping)/x", "hello", "ping")]
    public void Options_are_claimed_one_by_one_and_nothing_else_is(string route, params string[] options)
    {
        var set = Given.Set(Given.Row("loose", "*"), Given.Row("r", "https://app.example.com", "Route", route));

        Assert.All(options, option => Assert.Equal("r", Decide(option)));
        Assert.Equal("loose", Decide("other"));

        string? Decide(string segment) => Given.Decide(set, Given.Actual("https://app.example.com", path: $"/api/{segment}/x")).Policy?.RowKey;
    }

    [Fact]
    public void Brace_that_lost_its_partner_may_be_a_parameter_or_a_stray_one()
    {
        foreach (var route in (string[])["/api/{id", "/api/id}"])
        {
            var set = Given.Set(Given.Row("loose", "*"), Given.Row("r", "https://app.example.com", "Route", route));

            Assert.All((string[])["/api/5", "/api/id"], path => Assert.Equal("r", Given.Decide(set, Given.Actual("https://app.example.com", path: path)).Policy?.RowKey));
        }
    }

    [Theory]
    [InlineData("/{a,b}/{c,d}")]
    [InlineData("/(a|b)/x/{c,d}")]
    public void Options_in_two_segments_are_told_as_unclaimed(string route) =>
        Assert.True(Assert.Single(Given.Set(Given.Row("r", "https://app.example.com", "Route", route)).Findings).IsUnclaimed);

    private static void AssertMeant(string route, string meant)
    {
        Assert.EndsWith($". Write '{meant}'", Explain(route), StringComparison.Ordinal);
        Assert.True(RouteTemplate.TryParse(meant, out _, out var error), error);
    }

    private static string Explain(string route)
    {
        var finding = Assert.Single(Given.Set(Given.Row("r", "*", "Route", route)).Findings, each => each.Column == "Route");
        Assert.Equal((route, "invalid", FindingSeverity.Error), (finding.Value, finding.Reason, finding.Severity));
        return finding.Message;
    }

    [Theory]
    [InlineData("/{_a}", true)]
    [InlineData("/{9}", false)]
    [InlineData("/{a-b}", false)]
    [InlineData("/{a9_}", true)]
    public void Parameter_has_a_name(string route, bool taken) => Assert.Equal(taken, RouteTemplate.TryParse(route, out _, out _));

    [Theory]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void Route_of_the_longest_length_is_taken(int length, bool taken) =>
        Assert.Equal(taken, RouteTemplate.TryParse("/" + new string('a', length - 1), out _, out _));

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Route_of_the_most_segments_is_taken(int segments, bool taken) =>
        Assert.Equal(taken, RouteTemplate.TryParse(string.Concat(Enumerable.Repeat("/a", segments)), out _, out _));
}
