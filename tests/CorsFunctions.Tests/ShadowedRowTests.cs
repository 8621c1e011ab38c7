namespace CorsFunctions.Tests;

/// <summary>Rows that other rows make useless, checked against what really decides.</summary>
public class ShadowedRowTests
{
    private const string Origin = "https://app.example.com";

    [Fact]
    public void Row_that_lost_all_of_its_patterns_never_decides()
    {
        var set = Given.Set(
            Given.Row("a", $"{Origin} https://*.example.com"),
            Given.Row("b", $"https://*.example.com {Origin}"),
            Given.Row("c", $"{Origin} https://c.example"));

        Assert.Equal(["b"], Unwise(set).Select(each => each.RowKey));
        Assert.Equal(["b", "b", "b", "c"], set.Findings.Select(each => each.RowKey));
        Assert.Equal(("", ""), (Unwise(set).Single().Column, Unwise(set).Single().Value));
        Assert.EndsWith("Remove it, or write other origins", Unwise(set).Single().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Row 'a' has this pattern for the same route, and the first by RowKey counts. Remove it from one of the two")]
    [InlineData("maybe", "Row 'a', which is set aside, claims this pattern for the same route, and the first by RowKey counts. Put that row right, or remove the pattern from one of the two")]
    public void Pattern_of_an_earlier_row_is_told_with_what_that_row_is(object enabled, string says) =>
        Assert.Contains(
            ("b", "Origins", Origin, FindingReason.Conflict, says),
            Given.Set(Given.Row("a", Origin, "Enabled", enabled), Given.Row("b", Origin)).Findings.Select(each => (each.RowKey, each.Column, each.Value, each.Reason, each.Message)));

    [Fact]
    public void Row_without_readable_origins_is_not_called_shadowed() =>
        Assert.Empty(Unwise(Given.Set(Given.Row("a", Origin), Given.Row("b", "nonsense"))));

    [Theory]
    [InlineData("* https://a.example", null, true)]
    [InlineData("https://*.example.com null *", "https://b.example", true)]
    [InlineData("* https://a.example.com", "https://*.example.com", false)]
    [InlineData("* http://localhost:3000", "http://localhost:*", false)]
    [InlineData("*", "https://*.example.com", false)]
    [InlineData("https://*.example.com https://a.example.com", null, false)]
    public void Origins_beside_a_star_are_unwise_unless_they_may_beat_a_wildcard_of_another_row(string origins, string? others, bool isUnwise)
    {
        PolicyRow[] rows = [Given.Row("r", origins, "Tolerate", origins.Contains("null", StringComparison.Ordinal) ? "null-origin" : null)];
        var set = Given.Set(others is null ? rows : [.. rows, Given.Row("s", others)]);

        Assert.Equal(isUnwise ? [("r", "Origins", "*")] : [], Unwise(set).Select(each => (each.RowKey, each.Column, each.Value)));
    }

    [Fact]
    public void Wildcards_of_another_route_do_not_count() =>
        Assert.Single(Unwise(Given.Set(
            Given.Row("r", $"* {Origin}"), Given.Row("s", "https://*.example.com", "Route", "/api"))));

    [Fact]
    public void Origins_beside_a_star_that_an_earlier_row_has_do_count() =>
        Assert.Empty(Unwise(Given.Set(Given.Row("a", "*"), Given.Row("b", $"* {Origin} https://b.example"))));

    [Fact]
    public void Catch_all_that_more_specific_routes_take_everything_from_never_decides()
    {
        var set = Given.Set(
            Given.Row("a", Origin, "Route", "/api/{*rest}"),
            Given.Row("b", Origin, "Route", "/api"),
            Given.Row("c", Origin, "Route", "/api/{id}"),
            Given.Row("d", Origin, "Route", "/api/{id}/{x}/{*rest}"));

        var finding = Assert.Single(set.Findings);
        Assert.Equal(("a", "Route", "/api/{*rest}", "unwise"), (finding.RowKey, finding.Column, finding.Value, finding.Reason));
        Assert.Contains("'/api', '/api/{id}', '/api/{id}/{x}/{*rest}' match every path", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Route_is_called_unreachable_exactly_when_no_path_reaches_it()
    {
        string[] templates =
        [
            "/", "/{*r}", "/a", "/a/{*r}", "/{x}", "/{x}/{*r}", "/a/{x}", "/a/{x}/{*r}", "/{x}/a/{*r}", "/{x}/{y}", "/{x}/{y}/{*r}",
        ];
        var paths = Paths(depth: 4).ToList();
        var unreachable = 0;
        for (var subset = 0; subset < 1 << templates.Length; subset++)
        {
            var routes = templates.Where((_, i) => (subset >> i & 1) == 1).ToList();
            var set = Given.Set([.. routes.Select(route => Given.Row(route, Origin, "Route", route))]);
            var reached = paths.Select(path => set.FindRoute(path)?.Route).ToHashSet();

            Assert.Equal(routes.Where(route => !reached.Contains(route)).Order(StringComparer.Ordinal), set.Findings.Select(each => each.RowKey));
            unreachable += set.Findings.Count;
        }

        Assert.True(unreachable > 100);
    }

    [Fact]
    public void Findings_do_not_depend_on_the_order_of_the_rows()
    {
        PolicyRow[] rows =
        [
            Given.Row("a", $"* {Origin}", "Route", "/api/{*rest}"),
            Given.Row("b", "http://b.example", "Route", "/api/{id}/{*rest}"),
            Given.Row("c", Origin, "Route", "/api", "MaxAge", 10000),
            Given.Row("d", Origin, "Route", "/api", "Methods", "patch"),
        ];

        var findings = Given.Set(rows).Findings;
        Assert.Equal(["a", "a", "b", "c", "d", "d", "d"], findings.Select(each => each.RowKey));
        Assert.Equal(findings, Given.Set([.. rows.Reverse()]).Findings);
    }

    private static IEnumerable<string> Paths(int depth)
    {
        IEnumerable<string> all = ["/"];
        IEnumerable<string> longest = [""];
        for (var i = 0; i < depth; i++)
        {
            longest = [.. longest.SelectMany(path => new[] { $"{path}/a", $"{path}/z" })];
            all = all.Concat(longest);
        }

        return all.Append("/a//a").Append("//").Append("/z/").Append("/a%2fa").Append("/z/%2e%2e/a");
    }

    private static IEnumerable<RowFinding> Unwise(PolicySet set) => set.Findings.Where(each => each.Reason == FindingReason.Unwise);
}
