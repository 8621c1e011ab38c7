namespace CorsFunctions.Tests;

public class OriginMatchTests
{
    [Theory]
    [InlineData("https://a.example.com", "exact")]
    [InlineData("https://b.example.com", "wildcard")]
    [InlineData("https://x.a.example.com", "wildcard")]
    [InlineData("https://x.deep.example.com", "longest")]
    [InlineData("https://x.y.deep.example.com", "longest")]
    [InlineData("https://deep.example.com", "wildcard")]
    [InlineData("https://example.com", "any")]
    [InlineData("https://evil.example", "any")]
    [InlineData("http://b.example.com", "any")]
    [InlineData("https://b.example.com:8443", "port")]
    [InlineData("https://b.example.com:9000", "any-port")]
    [InlineData("http://localhost", "localhost")]
    [InlineData("http://localhost:1234", "localhost")]
    [InlineData("null", "any")]
    public void Most_specific_pattern_decides(string origin, string rowKey)
    {
        var set = Given.Set(
            Given.Row("any", "*"),
            Given.Row("any-port", "https://*.example.com:*"),
            Given.Row("exact", "https://a.example.com"),
            Given.Row("localhost", "http://localhost:*"),
            Given.Row("longest", "https://*.deep.example.com"),
            Given.Row("port", "https://*.example.com:8443"),
            Given.Row("wildcard", "https://*.example.com"));

        Assert.Equal(rowKey, Given.Decide(set, Given.Actual(origin)).Policy?.RowKey);
    }

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("https://example.com.evil.example")]
    [InlineData("https://notexample.com")]
    [InlineData("https://a.example.com.")]
    [InlineData("https://a.example.com:8443")]
    [InlineData("http://a.example.com")]
    [InlineData("https://com")]
    [InlineData("https://a.b.c.d.example.org")]
    public void Wildcard_matches_subdomains_of_its_host_scheme_and_port_only(string origin)
    {
        var set = Given.Set(Given.Row("r", "https://*.example.com"));

        Assert.NotEqual(CorsOutcome.Allowed, Given.Decide(set, Given.Actual(origin)).Outcome);
    }

    [Fact]
    public void Wildcard_matches_a_host_with_a_final_dot_only_if_it_has_one()
    {
        var set = Given.Set(Given.Row("r", "https://*.example.com."));

        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Actual("https://a.example.com.")).Outcome);
        Assert.NotEqual(CorsOutcome.Allowed, Given.Decide(set, Given.Actual("https://a.example.com")).Outcome);
    }

    [Fact]
    public void Null_is_matched_by_its_own_pattern()
    {
        var set = Given.Set(Given.Row("r", "null https://app.example.com", "Tolerate", "null-origin"));

        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Actual("null")).Outcome);
        Assert.NotEqual(CorsOutcome.Allowed, Given.Decide(set, Given.Actual("NULL")).Outcome);
    }

    [Fact]
    public void Address_with_any_port_is_compared_whole()
    {
        var set = Given.Set(Given.Row("r", "http://127.0.0.1:* http://[::1]:*"));

        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Actual("http://127.0.0.1:3000")).Outcome);
        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Actual("http://[::1]:3000")).Outcome);
        Assert.NotEqual(CorsOutcome.Allowed, Given.Decide(set, Given.Actual("http://1.127.0.0.1:3000")).Outcome);
        Assert.NotEqual(CorsOutcome.Allowed, Given.Decide(set, Given.Actual("http://[::2]:3000")).Outcome);
    }

    [Fact]
    public void One_host_may_have_many_schemes_and_ports()
    {
        var set = Given.Set(
            Given.Row("a", "http://*.example.com:1 http://*.example.com:2 https://*.example.com:1"),
            Given.Row("b", "https://*.example.com:2"));

        Assert.Equal("a", Given.Decide(set, Given.Actual("http://x.example.com:2")).Policy?.RowKey);
        Assert.Equal("b", Given.Decide(set, Given.Actual("https://x.example.com:2")).Policy?.RowKey);
        Assert.Null(Given.Decide(set, Given.Actual("https://x.example.com:3")).Policy);
    }

    [Fact]
    public void Origin_of_the_longest_length_is_looked_up()
    {
        var host = string.Concat(Enumerable.Repeat("a.", 126)) + "b.";
        var origin = $"{new string('s', Origins.Origin.MaxSchemeLength)}://{host}:12345";
        var set = Given.Set(Given.Row("r", $"https://x.example {origin}"));

        Assert.Equal(Origins.Origin.MaxLength, origin.Length);
        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Actual(origin)).Outcome);
        Assert.Equal(CorsReason.OriginMalformed, Given.Decide(set, Given.Actual(origin + "6")).Reason);
    }

    [Fact]
    public void First_null_row_of_a_route_counts_and_goes_before_the_star()
    {
        var set = Given.Set(
            Given.Row("a", "null", "Tolerate", "null-origin"), Given.Row("b", "null", "Tolerate", "null-origin"), Given.Row("c", "*"));

        Assert.Equal("a", Given.Decide(set, Given.Actual("null")).Policy?.RowKey);
    }
}
