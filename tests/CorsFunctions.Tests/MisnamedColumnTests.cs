namespace CorsFunctions.Tests;

/// <summary>A name that only looks like a column's would have no effect: the row is set aside, and claims what was meant.</summary>
public class MisnamedColumnTests
{
    private const string Strict = "https://strict.example";
    private const string Loose = "https://loose.example";

    [Theory]
    [InlineData("enabled", "Enabled")]
    [InlineData("ENABLED", "Enabled")]
    [InlineData("expires_on", "ExpiresOn")]
    [InlineData("Expires On", "ExpiresOn")]
    [InlineData("max-age", "MaxAge")]
    [InlineData("Method", "Methods")]
    [InlineData("header", "Headers")]
    [InlineData("exposed_header", "ExposedHeaders")]
    [InlineData("Credential", "Credentials")]
    [InlineData("Note", "Notes")]
    [InlineData("Routes", "Route")]
    [InlineData("partition_key", "PartitionKey")]
    [InlineData("\ufeffRoute", "Route")]
    [InlineData("Rout", "Route")]
    [InlineData("Rotue", "Route")]
    [InlineData("R\u03bfute", "Route")]
    [InlineData("\uff32\uff4f\uff55\uff54\uff45", "Route")]
    [InlineData("Enable", "Enabled")]
    [InlineData("Enabeld", "Enabled")]
    [InlineData("expire_on", "ExpiresOn")]
    [InlineData("ExpiredOn", "ExpiresOn")]
    [InlineData("Orgins", "Origins")]
    [InlineData("Metods", "Methods")]
    [InlineData("PartitonKey", "PartitionKey")]
    public void Name_that_looks_like_a_column_is_an_error_with_the_right_name(string name, string meant)
    {
        var set = Given.Set(Given.Row("r", Strict, name, ""));

        var finding = AssertSetAside(set, meant);
        Assert.Contains($"Write '{meant}' (in a file '", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Status", "disabled")]
    [InlineData("mode", " Inactive")]
    [InlineData("State", "Revoked")]
    public void Value_that_says_that_the_row_is_off_is_an_error_under_any_name(string name, string value)
    {
        var finding = AssertSetAside(Given.Set(Given.Row("r", Strict, name, value)), name);

        Assert.Contains("Write 'Enabled' false", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Path", "Route")]
    [InlineData("url", "Route")]
    [InlineData("RoutePattern", "Route")]
    [InlineData("AllowedOrigins", "Origins")]
    [InlineData("Access-Control-Allow-Origin", "Origins")]
    [InlineData("AllowedMethods", "Methods")]
    [InlineData("Verbs", "Methods")]
    [InlineData("AllowHeaders", "Headers")]
    [InlineData("access-control-expose-headers", "ExposedHeaders")]
    [InlineData("SupportsCredentials", "Credentials")]
    [InlineData("MaxAgeSeconds", "MaxAge")]
    [InlineData("IsActive", "Enabled")]
    [InlineData("Expires", "ExpiresOn")]
    [InlineData("valid_until", "ExpiresOn")]
    [InlineData("expirationTime", "ExpiresOn")]
    [InlineData("Exipres", "ExpiresOn")]
    [InlineData("routePrefix", "Route")]
    [InlineData("allowedPaths", "Route")]
    [InlineData("App", "PartitionKey")]
    public void Other_word_for_a_column_is_an_error_with_the_columns_name(string name, string meant)
    {
        var set = Given.Set(Given.Row("r", Strict, name, ""));

        var finding = AssertSetAside(set, meant);
        Assert.EndsWith($"Write '{meant}' (in a file '{char.ToLowerInvariant(meant[0])}{meant[1..]}'), or, what is only for people, into 'Notes'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Disabled")]
    [InlineData("isDisabled")]
    [InlineData("Disabeld")]
    [InlineData("Inactive")]
    public void Opposite_of_a_column_is_an_error_and_says_so(string name)
    {
        var set = Given.Set(Given.Row("r", Strict, name, "false"));

        Assert.Contains("Write 'Enabled' (in a file 'enabled') with the opposite value", Assert.Single(set.Findings).Message, StringComparison.Ordinal);
        Assert.Equal(CorsOutcome.Refused, Given.Decide(set, Given.Actual(Strict)).Outcome);
    }

    [Theory]
    [InlineData("DeniedOrigins", "Rows only allow: write what is allowed; an origin or a path that is to be kept out takes a row of its own, with Enabled false")]
    [InlineData("exclude_paths", "Rows only allow: write what is allowed; an origin or a path that is to be kept out takes a row of its own, with Enabled false")]
    [InlineData("originsDenied", "Rows only allow: write what is allowed; an origin or a path that is to be kept out takes a row of its own, with Enabled false")]
    [InlineData("blacklist", "Rows only allow: write what is allowed; an origin or a path that is to be kept out takes a row of its own, with Enabled false")]
    [InlineData("NotBefore", "A row holds from when it is written: write Enabled false until then")]
    public void Column_that_would_make_the_row_allow_less_is_an_error_though_there_is_none(string name, string advice)
    {
        var set = Given.Set(Given.Row("r", Strict, name, "x"));

        var finding = AssertSetAside(set, name);
        Assert.EndsWith(advice, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_column_that_means_Route_leaves_the_row_its_origins_on_every_path()
    {
        var set = Given.Set(Given.Row("loose", "*"), Given.Row("strict", Strict, "Path", "", "Enabled", false));

        Assert.Equal("strict", Given.Decide(set, Given.Actual(Strict)).Policy?.RowKey);
    }

    [Fact]
    public async Task Columns_inside_an_object_are_an_error_and_other_objects_are_the_operators_own()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(
            file,
            """[{"rowKey":"a","origins":"https://a.example","options":{"enabled":false}},{"rowKey":"b","origins":"https://b.example","owner":{"team":[1]},"tags":[2,{"x":3}]}]""",
            TestContext.Current.CancellationToken);

        var set = PolicySet.Create(await new FilePolicySource(file, Given.App).LoadAsync(TestContext.Current.CancellationToken), Given.App);

        File.Delete(file);
        Assert.Contains("a row has its columns side by side", Assert.Single(set.Findings, finding => finding.Severity == FindingSeverity.Error).Message, StringComparison.Ordinal);
        Assert.Equal(CorsOutcome.Refused, Given.Decide(set, Given.Actual("https://a.example")).Outcome);
        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Actual("https://b.example")).Outcome);
    }

    [Theory]
    [InlineData(" script")]
    [InlineData("Script")]
    [InlineData("")]
    public void Row_whose_partition_key_only_looks_like_the_apps_is_set_aside_and_claims(string partitionKey)
    {
        var app = "script";
        var set = PolicySet.Create(
            [
                new PolicyRow(app, "loose", new Dictionary<string, object?> { ["Origins"] = "*" }),
                new PolicyRow(partitionKey, "strict", new Dictionary<string, object?> { ["Origins"] = Strict }),
                new PolicyRow("scripts", "other", new Dictionary<string, object?> { ["Origins"] = Loose }),
            ], app);

        Assert.Equal("strict", Given.Decide(set, Given.Actual(Strict)).Policy?.RowKey);
        Assert.EndsWith("letter case and blanks count. Write 'script'", Assert.Single(set.Findings, finding => finding.Severity == FindingSeverity.Error).Message, StringComparison.Ordinal);
        Assert.Equal("loose", Given.Decide(set, Given.Actual(Loose)).Policy?.RowKey);
    }

    [Fact]
    public void Route_and_origins_under_other_words_are_claimed()
    {
        var set = Given.Set(
            Given.Row("loose", "https://*.example", "Methods", "*"),
            new PolicyRow(Given.App, "strict", new Dictionary<string, object?> { ["path"] = "/api/vault/{*rest}", ["allowedOrigins"] = Strict }));

        Assert.Equal("strict", Given.Decide(set, Given.Actual(Strict, path: "/api/vault/x")).Policy?.RowKey);
        Assert.Equal("loose", Given.Decide(set, Given.Actual(Strict)).Policy?.RowKey);
    }

    [Theory]
    [InlineData("Root")]
    [InlineData("Owner")]
    [InlineData("BlockedBy")]
    [InlineData("exceptionHandling")]
    [InlineData("DisabledBy")]
    [InlineData("Vote")]
    [InlineData("Remote")]
    [InlineData("EnabledBy")]
    [InlineData("_")]
    public void Other_name_is_the_operators_own(string name) =>
        Assert.Equal(FindingSeverity.Warning, Assert.Single(Given.Set(Given.Row("r", Strict, name, "x")).Findings).Severity);

    [Fact]
    public void Misnamed_route_and_origins_are_claimed()
    {
        var set = Given.Set(
            Given.Row("loose", $"{Loose} https://*.example", "Methods", "*"),
            new PolicyRow(Given.App, "strict", new Dictionary<string, object?> { ["route"] = "/api/vault/{*rest}", ["origin"] = Strict }),
            new PolicyRow(Given.App, "shield", new Dictionary<string, object?> { ["ORIGINS"] = Strict, ["Enabled"] = false }));

        Assert.Equal(CorsOutcome.Refused, Given.Decide(set, Given.Actual(Loose, path: "/api/vault/x")).Outcome);
        Assert.Equal("strict", Given.Decide(set, Given.Actual(Strict, path: "/api/vault/x")).Policy?.RowKey);
        Assert.Equal("shield", Given.Decide(set, Given.Actual(Strict)).Policy?.RowKey);
        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Actual("https://other.example")).Outcome);
    }

    [Fact]
    public void Of_a_column_and_one_that_looks_like_it_both_are_claimed()
    {
        var set = Given.Set(
            Given.Row("loose", "https://*.example", "Methods", "*"),
            Given.Row("strict", Strict, "Route", "/api/a", "route", "/api/b/", "origins", "https://other.example/"));

        Assert.All(["/api/a", "/api/b"], path => Assert.Equal("strict", Given.Decide(set, Given.Actual(Strict, path: path)).Policy?.RowKey));
        Assert.All(["/api/a", "/api/b"], path => Assert.Equal("strict", Given.Decide(set, Given.Actual("https://other.example", path: path)).Policy?.RowKey));
        Assert.Equal(["Origins", "Route"], set.Findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Column));
    }

    [Fact]
    public async Task File_has_the_names_in_camelCase_or_as_in_the_table()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(
            file,
            """[{"rowKey":"a","origins":"*"},{"RowKey":"b","Origins":"https://b.example"},{"rowKey":"c","origins":"https://c.example","maxage":5,"Max-Age":6}]""",
            TestContext.Current.CancellationToken);

        var set = PolicySet.Create(await new FilePolicySource(file, Given.App).LoadAsync(TestContext.Current.CancellationToken), Given.App);

        File.Delete(file);
        Assert.Equal([("c", "MaxAge", "6"), ("c", "MaxAge", "5")], set.Findings.Select(finding => (finding.RowKey, finding.Column, finding.Value)));
        Assert.Contains("the name 'maxage'", set.Findings[1].Message, StringComparison.Ordinal);
    }

    private static RowFinding AssertSetAside(PolicySet set, string column)
    {
        var finding = Assert.Single(set.Findings);
        Assert.Equal((column, "unknownColumn", FindingSeverity.Error), (finding.Column, finding.Reason, finding.Severity));
        Assert.Equal(CorsOutcome.Refused, Given.Decide(set, Given.Actual(Strict)).Outcome);
        return finding;
    }
}
