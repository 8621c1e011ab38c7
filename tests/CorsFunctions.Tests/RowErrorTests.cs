namespace CorsFunctions.Tests;

public class RowErrorTests
{
    private const string Origin = "https://app.example.com";

    [Fact]
    public void All_errors_of_all_rows_are_reported_at_once()
    {
        var set = Given.Set(
            Given.Row("bad", "https://example.com/ HTTP://b.example", "Methods", "CONNECT", "Headers", "Host", "MaxAge", 86401, "Route", "x", "Credentials", 1),
            Given.Row("worse", "", "Tolerate", "everything"));

        Assert.Equal(
            [
                ("bad", "Route", "x", "invalid"),
                ("bad", "Origins", "https://example.com/", "invalid"),
                ("bad", "Origins", "HTTP://b.example", "invalid"),
                ("bad", "Methods", "CONNECT", "forbidden"),
                ("bad", "Headers", "Host", "forbidden"),
                ("bad", "MaxAge", "86401", "outOfBounds"),
                ("bad", "Credentials", "1", "wrongType"),
                ("worse", "Origins", "", "missing"),
                ("worse", "Tolerate", "everything", "invalid"),
            ],
            set.Findings.Select(finding => (finding.RowKey, finding.Column, finding.Value, finding.Reason)));
    }

    [Theory]
    [InlineData("Origins")]
    [InlineData("Route")]
    [InlineData("Methods")]
    [InlineData("Headers")]
    [InlineData("ExposedHeaders")]
    [InlineData("Tolerate")]
    public void Null_in_a_list_sets_its_row_aside_and_no_other(string column)
    {
        var set = Given.Set(Given.Row("bad", "https://bad.example", column, new string[] { null! }), Given.Row("good", Origin, "Route", "/api/data"));

        Assert.All(set.Findings, finding => Assert.Equal("bad", finding.RowKey));
        Assert.NotEmpty(set.Findings);
        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Actual(Origin)).Outcome);
    }

    [Theory]
    [InlineData("Route", 5, "the column does not take a number. Write text")]
    [InlineData("Methods", 5, "Write text, with commas")]
    [InlineData("Origins", true, "Write text, with commas")]
    [InlineData("Credentials", "yes", "Write true or false")]
    [InlineData("Enabled", 0, "Write true or false")]
    [InlineData("MaxAge", "ten", "Write a whole number")]
    [InlineData("MaxAge", 1.5, "Write a whole number")]
    [InlineData("MaxAge", -1, "Write 0 to 86400")]
    [InlineData("MaxAge", "99999999999999999999", "Write a whole number")]
    [InlineData("ExpiresOn", "tomorrow", "such as '2030-01-31T00:00:00Z'")]
    [InlineData("ExpiresOn", "2030-01-31T00:00:00", "such as '2030-01-31T00:00:00Z'")]
    [InlineData("ExpiresOn", "2030-01-31", "such as '2030-01-31T00:00:00Z'")]
    [InlineData("Notes", 5, "Write text")]
    [InlineData("Methods", " ,, ", "nothing between the commas")]
    [InlineData("Methods", "\0T\\npatch", "an invisible character, U+0000, at place 1. Write it anew, by hand")]
    [InlineData("Tolerate", "insecure", "'insecure-origin'")]
    [InlineData("Route", 5, "Nothing of this can be claimed, so a looser row may govern")]
    public void Value_of_the_wrong_type_is_an_error_with_the_fix(string column, object value, string fix)
    {
        var finding = Assert.Single(Given.Set(Given.Row("r", Origin, column, value)).Findings);

        Assert.Equal((column, FindingSeverity.Error), (finding.Column, finding.Severity));
        Assert.Contains(fix, finding.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Credentials", "true")]
    [InlineData("Credentials", "False")]
    [InlineData("MaxAge", "600")]
    [InlineData("MaxAge", 600L)]
    [InlineData("ExpiresOn", "2030-01-31T00:00Z")]
    [InlineData("ExpiresOn", "2030-01-31T00:00:00.5+01:00")]
    [InlineData("Methods", "PUT,, DELETE\n\tPATCH ")]
    [InlineData("Headers", "")]
    [InlineData("Route", null)]
    [InlineData("Enabled", "")]
    public void Value_that_table_tools_write_instead_is_taken(string column, object? value) =>
        Assert.Empty(Given.Set(Given.Row("r", Origin, column, value)).Findings);

    [Fact]
    public void Element_of_an_array_is_taken_as_it_is()
    {
        var row = new PolicyRow(Given.App, "r", new Dictionary<string, object?> { ["Origins"] = new[] { Origin, " https://b.example" }, ["Methods"] = new[] { "" } });

        Assert.Equal(
            [("Origins", " https://b.example"), ("Methods", "")],
            Given.Set(row).Findings.Select(finding => (finding.Column, finding.Value)));
    }

    [Theory]
    [InlineData("*", "incompatible:credentials")]
    [InlineData("http://example.com", "incompatible:insecure")]
    [InlineData("http://*.example.com:8080", "incompatible:insecure")]
    public void Credentials_for_a_dangerous_origin_are_an_error(string origins, string reason) =>
        Assert.Equal(reason, Assert.Single(Given.Set(Given.Row("r", origins, "Credentials", true)).Findings).Reason);

    [Fact]
    public void Null_has_to_be_tolerated_and_gets_no_credentials()
    {
        Assert.Equal("prohibited", Assert.Single(Given.Set(Given.Row("r", "null")).Findings).Reason);
        Assert.Empty(Given.Set(Given.Row("r", "null", "Tolerate", "null-origin")).Findings);
        Assert.Equal(
            "incompatible:credentials",
            Assert.Single(Given.Set(Given.Row("r", "null", "Tolerate", "null-origin", "Credentials", true)).Findings).Reason);
    }

    [Theory]
    [InlineData("file://", "null-origin")]
    [InlineData("moz-extension://*", "any-host")]
    public void Origin_that_any_page_can_have_has_to_be_tolerated_and_gets_no_credentials(string origin, string danger)
    {
        var finding = Assert.Single(Given.Set(Given.Row("r", origin)).Findings);

        Assert.Equal(("prohibited", FindingSeverity.Error), (finding.Reason, finding.Severity));
        Assert.EndsWith($"or Tolerate '{danger}' as well", finding.Message, StringComparison.Ordinal);
        Assert.Empty(Given.Set(Given.Row("r", origin, "Tolerate", danger)).Findings);
        Assert.Equal("incompatible:credentials", Assert.Single(Given.Set(Given.Row("r", origin, "Tolerate", danger, "Credentials", true)).Findings).Reason);
    }

    [Theory]
    [InlineData(false, "Every customer of 'vercel.app' can register a name that fits, such as 'myapp-x-team.vercel.app'. ")]
    [InlineData(true, "Every customer of 'vercel.app' can register a name that fits, such as 'myapp-x-team.vercel.app', and would act as the user. ")]
    public void Star_inside_a_label_below_a_public_suffix_has_to_be_tolerated_with_credentials_and_without(bool credentials, string says)
    {
        var finding = Assert.Single(Given.Set(Given.Row("r", "https://myapp-*-team.vercel.app", "Credentials", credentials)).Findings);

        Assert.Equal(("incompatible:psl", FindingSeverity.Error), (finding.Reason, finding.Severity));
        Assert.StartsWith(says, finding.Message, StringComparison.Ordinal);
        Assert.Empty(Given.Set(Given.Row("r", "https://myapp-*-team.vercel.app", "Credentials", credentials, "Tolerate", "public-suffix", "Methods", "PUT")).Findings);
        Assert.Empty(Given.Set(Given.Row("r", "https://pr-*.example.com", "Credentials", credentials, "Methods", "PUT")).Findings);
    }

    [Fact]
    public void Insecure_origin_can_be_tolerated() =>
        Assert.Empty(Given.Set(Given.Row("r", "http://example.com", "Credentials", true, "Tolerate", "insecure-origin")).Findings);

    [Fact]
    public void Unknown_column_is_a_warning()
    {
        var finding = Assert.Single(Given.Set(Given.Row("r", Origin, "Oddities", "x")).Findings);

        Assert.Equal((FindingSeverity.Warning, "unknownColumn", "Oddities", "x"), (finding.Severity, finding.Reason, finding.Column, finding.Value));
        Assert.Contains("Write one of Route, Origins", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Same_pattern_on_the_same_route_is_a_conflict_and_the_first_by_key_counts()
    {
        var set = Given.Set(
            Given.Row("b", $"{Origin} https://b.example", "Route", "/api/{name}"),
            Given.Row("a", Origin, "Route", "/api/{id}"));

        var finding = Assert.Single(set.Findings);
        Assert.Equal(("b", "Origins", Origin, "conflict", FindingSeverity.Warning), (finding.RowKey, finding.Column, finding.Value, finding.Reason, finding.Severity));
        Assert.Equal("a", Given.Decide(set, Given.Actual(Origin)).Policy?.RowKey);
        Assert.Equal("b", Given.Decide(set, Given.Actual("https://b.example")).Policy?.RowKey);
    }

    [Fact]
    public void Same_key_twice_is_an_error_and_the_first_counts()
    {
        var set = Given.Set(Given.Row("a", Origin), Given.Row("a", "https://b.example"));

        Assert.Equal(("RowKey", "conflict"), (Assert.Single(set.Findings).Column, set.Findings[0].Reason));
        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Actual(Origin)).Outcome);
        Assert.NotEqual(CorsOutcome.Allowed, Given.Decide(set, Given.Actual("https://b.example")).Outcome);
    }

    [Fact]
    public void Repeated_entries_of_one_row_are_no_conflict() =>
        Assert.Empty(Given.Set(Given.Row("r", $"{Origin},{Origin}", "Methods", "PUT put", "Headers", "X-A x-a")).Findings);

    [Theory]
    [InlineData("Headers", 256, true)]
    [InlineData("Headers", 257, false)]
    [InlineData("ExposedHeaders", 256, true)]
    [InlineData("ExposedHeaders", 257, false)]
    [InlineData("Methods", 64, true)]
    [InlineData("Methods", 65, false)]
    public void Name_of_the_longest_length_is_taken(string column, int length, bool taken) =>
        Assert.Equal(taken, Given.Set(Given.Row("r", Origin, column, new string('A', length))).Findings.Count == 0);

    [Fact]
    public void Star_with_credentials_exposes_nothing()
    {
        var finding = Assert.Single(Given.Set(Given.Row("r", Origin, "ExposedHeaders", "*", "Credentials", true)).Findings);

        Assert.Equal(("ExposedHeaders", "*", "incompatible:credentials"), (finding.Column, finding.Value, finding.Reason));
    }
}
