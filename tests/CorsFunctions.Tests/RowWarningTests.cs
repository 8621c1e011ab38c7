namespace CorsFunctions.Tests;

/// <summary>What is legal but unwise: the row stays in force as written, and the warning says what to write instead.</summary>
public class RowWarningTests
{
    private const string Origin = "https://app.example.com";

    [Theory]
    [InlineData("Methods", "GET, DELETE, PUT", "DELETE, PUT")]
    [InlineData("Methods", "PATCH", "PATCH")]
    [InlineData("Methods", "*", "any method")]
    public void Write_methods_for_every_origin_are_unwise(string column, string methods, string named)
    {
        var finding = SingleWarning(Given.Row("r", "*", column, methods));

        Assert.Equal(("Origins", "*"), (finding.Column, finding.Value));
        Assert.Contains($"Every site may send {named} here. Write the origins that need this", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/admin$", "routes are no regular expressions")]
    [InlineData("/api/admin,api/users", "one row for each route")]
    [InlineData("/localhost:7071/api", "without the host")]
    [InlineData("/app.example.com/api", "without the host")]
    [InlineData("/https:/app.example.com/api", "without the host")]
    [InlineData("/GET/api", "the method into Methods")]
    [InlineData("/api/{rest}", "Write '/api/{*rest}' for the whole tail")]
    [InlineData("/api/users&page=1", "a query is no part of the path")]
    public void Route_that_hardly_anybody_asks_for_is_unwise(string route, string says)
    {
        var finding = SingleWarning(Given.Row("r", Origin, "Route", route));

        Assert.Equal(("Route", route), (finding.Column, finding.Value));
        Assert.Contains(says, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/GET")]
    [InlineData("/api/get")]
    [InlineData("/places/52.5,13.4")]
    [InlineData("/api/{rest}/x")]
    [InlineData("/api/v1.0/data")]
    public void Route_that_only_looks_alike_is_no_warning(string route) => AssertNone(Given.Row("r", Origin, "Route", route));

    [Fact]
    public void Write_methods_for_every_site_below_a_public_suffix_are_unwise_unless_tolerated()
    {
        var finding = SingleWarning(Given.Row("r", "https://*.vercel.app", "Methods", "GET, DELETE"));

        Assert.Equal(("Origins", "https://*.vercel.app"), (finding.Column, finding.Value));
        Assert.StartsWith("Every site below 'vercel.app' may send DELETE here, and anyone can register one", finding.Message, StringComparison.Ordinal);
        AssertNone(Given.Row("r", "https://*.vercel.app", "Methods", "GET, DELETE", "Tolerate", "public-suffix"));
        AssertNone(Given.Row("r", "https://*.vercel.app"));
    }

    [Theory]
    [InlineData("Origin, Cookie, DNT, X-A", "Origin, Cookie, DNT", "forbidden")]
    [InlineData("*, Host", "Host", "forbidden")]
    [InlineData("X-A, Access-Control-Allow-Origin", "Access-Control-Allow-Origin", "prohibited")]
    public void Header_that_browsers_never_ask_for_is_left_out_of_the_answer(string headers, string idle, string reason)
    {
        var set = Given.Set(Given.Row("r", Origin, "Headers", headers));

        var finding = Assert.Single(set.Findings);
        Assert.Equal((FindingSeverity.Warning, "Headers", idle, reason), (finding.Severity, finding.Column, finding.Value, finding.Reason));
        Assert.DoesNotContain(idle.Split(", ")[0], Given.Headers(set, Given.Preflight(Origin, headers: "x-a"))["Access-Control-Allow-Headers"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*", null)]
    [InlineData("*", "get, HEAD, POST, OPTIONS")]
    [InlineData("https://*.example.com", "*")]
    public void Reading_methods_for_every_origin_and_any_for_some_are_no_warning(string origins, string? methods) =>
        AssertNone(Given.Row("r", origins, "Methods", methods));

    [Fact]
    public void Open_row_with_credentials_has_the_error_only() =>
        Assert.Equal(FindingSeverity.Error, Assert.Single(Given.Set(Given.Row("r", "*", "Methods", "PUT", "Credentials", true)).Findings).Severity);

    [Theory]
    [InlineData(7200, false)]
    [InlineData(7201, true)]
    [InlineData(86400, true)]
    public void MaxAge_above_what_Chromium_honours_is_unwise(int seconds, bool isUnwise)
    {
        var findings = Given.Set(Given.Row("r", Origin, "MaxAge", seconds)).Findings;

        Assert.Equal(isUnwise ? [("MaxAge", $"{seconds}", "unwise", FindingSeverity.Warning)] : [], findings.Select(each => (each.Column, each.Value, each.Reason, each.Severity)));
        Assert.All(findings, each => Assert.EndsWith("Write 7200 or less", each.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://app.example.com")]
    [InlineData("http://*.example.com:8080")]
    [InlineData("http://10.0.0.5:*")]
    public void Insecure_origin_without_credentials_is_unwise_unless_tolerated(string origin)
    {
        var finding = SingleWarning(Given.Row("r", $"{Origin} {origin}"));

        Assert.Equal(("Origins", origin), (finding.Column, finding.Value));
        Assert.EndsWith("Serve the page by https, or Tolerate 'insecure-origin' as well", finding.Message, StringComparison.Ordinal);
        AssertNone(Given.Row("r", origin, "Tolerate", "insecure-origin"));
    }

    [Theory]
    [InlineData("http://localhost:*")]
    [InlineData("http://*.localhost")]
    [InlineData("http://127.0.0.1:3000")]
    [InlineData("http://[::1]")]
    [InlineData("capacitor://localhost")]
    public void Loopback_and_other_schemes_are_no_warning(string origin) => AssertNone(Given.Row("r", origin));

    [Fact]
    public void Repeated_entry_is_reported_once() =>
        SingleWarning(Given.Row("r", "http://app.example.com, http://app.example.com"));

    [Theory]
    [InlineData("patch", "Write 'PATCH', or both")]
    [InlineData("Patch", "Write 'PATCH', or both")]
    [InlineData("GET propfind", "Write 'PROPFIND', or both")]
    public void Method_that_differs_from_the_registered_one_by_case_is_unwise(string methods, string fix)
    {
        var finding = SingleWarning(Given.Row("r", Origin, "Methods", methods));

        Assert.Equal(("Methods", methods.Split(' ')[^1]), (finding.Column, finding.Value));
        Assert.EndsWith(fix, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("patch PATCH")]
    [InlineData("put delete")]
    [InlineData("my-method")]
    public void Method_that_does_what_it_seems_to_do_is_no_warning(string methods) => AssertNone(Given.Row("r", Origin, "Methods", methods));

    [Theory]
    [InlineData("Methods", "*, PUT, patch", "PUT, patch", "Write '*' alone")]
    [InlineData("Headers", "X-A * X-B", "X-A, X-B", "Write '*' alone")]
    [InlineData("Headers", "*, authorization, X-A", "X-A", "Write '*, Authorization' alone")]
    [InlineData("ExposedHeaders", "*, Authorization", "Authorization", "Write '*' alone")]
    public void Names_beside_a_star_that_change_nothing_are_unwise(string column, string list, string needless, string fix)
    {
        var finding = SingleWarning(Given.Row("r", Origin, column, list));

        Assert.Equal((column, needless), (finding.Column, finding.Value));
        Assert.Contains(fix, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Methods", "*")]
    [InlineData("Headers", "*")]
    [InlineData("Headers", "Authorization, *")]
    [InlineData("ExposedHeaders", "*")]
    public void Star_alone_or_with_Authorization_is_no_warning(string column, string list) => AssertNone(Given.Row("r", Origin, column, list));

    [Theory]
    [InlineData(Origin, false, "insecure-origin")]
    [InlineData("http://localhost", true, "insecure-origin")]
    [InlineData("https://*.com", false, "public-suffix")]
    [InlineData("https://*.example.com", true, "public-suffix")]
    [InlineData("https://com", true, "public-suffix")]
    [InlineData("*", false, "null-origin")]
    public void Tolerated_danger_that_the_row_does_not_have_is_unwise(string origins, bool credentials, string danger)
    {
        var finding = SingleWarning(Given.Row("r", origins, "Credentials", credentials, "Tolerate", danger));

        Assert.Equal(("Tolerate", danger), (finding.Column, finding.Value));
        Assert.EndsWith("Leave it out", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://app.example.com", true, "insecure-origin")]
    [InlineData("https://*.com", true, "public-suffix")]
    [InlineData("null", false, "null-origin")]
    public void Tolerated_danger_that_the_row_has_is_no_warning(string origins, bool credentials, string danger) =>
        AssertNone(Given.Row("r", origins, "Credentials", credentials, "Tolerate", danger));

    [Fact]
    public void Tolerated_danger_is_not_judged_while_an_origin_cannot_be_read() =>
        Assert.Equal("Origins", Assert.Single(Given.Set(Given.Row("r", "http://app.example.com/", "Tolerate", "insecure-origin")).Findings).Column);

    [Fact]
    public void Unwise_row_is_in_force()
    {
        var set = Given.Set(Given.Row("r", "*", "Methods", "*, patch", "MaxAge", 86400));

        Assert.Equal(3, set.Findings.Count);
        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Preflight(Origin)).Outcome);
    }

    private static void AssertNone(PolicyRow row) => Assert.Empty(Given.Set(row).Findings);

    private static RowFinding SingleWarning(PolicyRow row)
    {
        var finding = Assert.Single(Given.Set(row).Findings);
        Assert.Equal((row.RowKey, "unwise", FindingSeverity.Warning), (finding.RowKey, finding.Reason, finding.Severity));
        return finding;
    }
}
