namespace CorsFunctions.Tests;

/// <summary>Access never widens by a fault or by time.</summary>
public class RowsInForceTests
{
    private const string Origin = "https://app.example.com";

    [Theory]
    [InlineData("Enabled", false)]
    [InlineData("ExpiresOn", "2020-01-01T00:00:00Z")]
    [InlineData("MaxAge", -1)]
    [InlineData("Methods", "TRACE")]
    public void Row_out_of_force_still_claims_its_route(string column, object value)
    {
        var set = Given.Set(
            Given.Row("loose", "*"),
            Given.Row("strict", "https://admin.example.com", "Route", "/api/admin/{*rest}", column, value));

        var decision = Given.Decide(set, Given.Actual(Origin, path: "/api/admin/users"));

        Assert.Equal(CorsReason.OriginNotAllowed, decision.Reason);
        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Actual(Origin, path: "/api/data")).Outcome);
    }

    [Theory]
    [InlineData("Enabled", false)]
    [InlineData("ExpiresOn", "2020-01-01T00:00:00Z")]
    [InlineData("MaxAge", -1)]
    public void Row_out_of_force_still_claims_its_origins(string column, object value)
    {
        var set = Given.Set(
            Given.Row("loose", "https://*.example.com", "Methods", "*"),
            Given.Row("strict", Origin, column, value));

        var decision = Given.Decide(set, Given.Actual(Origin));

        Assert.Equal((CorsReason.OriginNotAllowed, "strict"), (decision.Reason, decision.Policy?.RowKey));
        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Actual("https://other.example.com")).Outcome);
    }

    [Fact]
    public void Row_with_the_key_of_another_allows_nothing_and_still_claims_its_route_and_its_origins()
    {
        var set = Given.Set(
            Given.Row("loose", Origin, "Methods", "*"),
            Given.Row("twice", Origin, "Route", "/api/{*rest}"),
            Given.Row("twice", "https://admin.example.com", "Route", "/api/admin/{*rest}"),
            Given.Row("twice", "https://*.example.com"));

        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Actual(Origin)).Outcome);
        Assert.NotEqual(CorsOutcome.Allowed, Given.Decide(set, Given.Actual(Origin, path: "/api/admin/users")).Outcome);
        Assert.NotEqual(CorsOutcome.Allowed, Given.Decide(set, Given.Actual("https://admin.example.com", path: "/api/admin/users")).Outcome);
        Assert.NotEqual(CorsOutcome.Allowed, Given.Decide(set, Given.Actual("https://other.example.com", path: "/data")).Outcome);
        Assert.Equal(["conflict", "conflict"], set.Findings.Select(finding => finding.Reason));
    }

    [Fact]
    public void Row_with_unreadable_origins_still_claims_its_route()
    {
        var set = Given.Set(Given.Row("loose", "*"), Given.Row("strict", "nonsense", "Route", "/api/{*rest}"));

        Assert.Equal(CorsReason.OriginNotAllowed, Given.Decide(set, Given.Actual(Origin)).Reason);
    }

    [Fact]
    public void Row_with_an_unreadable_route_claims_nothing_and_takes_no_good_row_down()
    {
        var set = Given.Set(Given.Row("bad", Origin, "Route", "{"), Given.Row("good", Origin));

        Assert.Equal("good", Given.Decide(set, Given.Actual(Origin)).Policy?.RowKey);
    }

    [Fact]
    public void Row_that_could_not_be_read_as_one_still_claims_its_route_and_origins()
    {
        var unreadable = new PolicyRow(Given.App, "#2", new Dictionary<string, object?> { ["Route"] = "/api/admin/{*rest}", ["Origins"] = Origin }) { Unreadable = "twice" };
        var set = Given.Set(Given.Row("loose", "https://*.example.com"), unreadable);

        var decision = Given.Decide(set, Given.Actual(Origin, path: "/api/admin/users"));

        Assert.Equal((CorsReason.OriginNotAllowed, "#2"), (decision.Reason, decision.Policy?.RowKey));
        Assert.Equal(FindingReason.Unreadable, Assert.Single(set.Findings, finding => finding.Severity == FindingSeverity.Error).Reason);
    }

    [Fact]
    public void Row_of_which_nothing_could_be_read_has_no_route_and_its_own_sentence()
    {
        var set = Given.Set(new PolicyRow("DEFAULT", "#2", new Dictionary<string, object?>()) { Unreadable = "It is torn" });

        Assert.Equal("", Assert.Single(set.Policies).Route);
        Assert.EndsWith("It is torn", Assert.Single(set.Findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "600")]
    [InlineData(59 * 60, "60")]
    [InlineData((60 * 60) - 1, "1")]
    public void Preflight_permission_ends_with_its_row(int secondsLater, string maxAge)
    {
        var set = Given.Set(Given.Row("r", Origin, "ExpiresOn", Given.Now.AddHours(1)));
        var request = Given.Preflight(Origin, "GET");
        var headers = new ResponseHeaders([]);

        new CorsHeaders().Apply(Given.Decide(set, request, Given.Now.AddSeconds(secondsLater)), headers);

        Assert.Equal(maxAge, headers[CorsHeaderNames.MaxAge]);
    }

    [Fact]
    public void Row_ends_at_the_instant_of_ExpiresOn()
    {
        var set = Given.Set(Given.Row("r", Origin, "ExpiresOn", Given.Now));

        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Actual(Origin), Given.Now.AddTicks(-1)).Outcome);
        Assert.NotEqual(CorsOutcome.Allowed, Given.Decide(set, Given.Actual(Origin), Given.Now).Outcome);
    }

    [Fact]
    public void Open_row_out_of_force_allows_nobody()
    {
        var set = Given.Set(Given.Row("r", "*", "Enabled", false));

        Assert.Equal(CorsReason.OriginNotAllowed, Given.Decide(set, Given.Actual(Origin)).Reason);
        Assert.Equal(["Vary"], Given.Headers(set, Given.Actual(Origin)).Names);
        Assert.Equal(["Vary"], Given.Headers(set, Given.Actual(null)).Names);
    }

    [Fact]
    public void Rows_of_other_apps_do_not_count()
    {
        var set = PolicySet.Create([new PolicyRow("other", "r", new Dictionary<string, object?> { ["Origins"] = "*" })], Given.App);

        Assert.Equal(CorsReason.NoPolicies, Given.Decide(set, Given.Actual(Origin)).Reason);
        Assert.Empty(set.Findings);
    }

    [Theory]
    [InlineData("https://evil.example", "/api/data", "origin-not-allowed")]
    [InlineData("https://evil.example/", "/api/data", "origin-malformed")]
    [InlineData("https://evil.example,https://app.example.com", "/api/data", "origin-malformed")]
    [InlineData(Origin, "/other", "no-route")]
    public void Refusal_has_one_reason(string origin, string path, string name)
    {
        var decision = Given.Decide(Given.Set(Given.Row("r", Origin, "Route", "/api/{*rest}")), Given.Actual(origin, path: path));

        Assert.Equal((name, CorsOutcome.Refused), (decision.Reason.ToName(), decision.Outcome));
    }

    [Fact]
    public void Missing_policies_have_reasons_of_their_own()
    {
        Assert.Equal("policies-unavailable", Given.Decide(null, Given.Actual(Origin)).Reason.ToName());
        Assert.Equal("no-policies", Given.Decide(Given.Set(), Given.Actual(Origin)).Reason.ToName());
    }

    [Fact]
    public void Every_reason_has_a_name_of_its_own() =>
        Assert.Equal(
            ["", "header-not-allowed", "method-not-allowed", "no-policies", "no-route", "origin-malformed", "origin-not-allowed", "policies-unavailable"],
            Enum.GetValues<CorsReason>().Select(reason => reason.ToName()).Order(StringComparer.Ordinal));

    [Fact]
    public void List_of_reasons_has_them_all() => Assert.Equal(Enum.GetValues<CorsReason>(), [CorsReason.None, .. CorsReasonNames.All]);
}
