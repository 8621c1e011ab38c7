namespace CorsFunctions.Tests;

public class DecisionHeaderTests
{
    private const string Origin = "https://app.example.com";

    [Theory]
    [InlineData(Origin, "allowed; row=\"apps\"; credentials=not-allowed")]
    [InlineData("https://evil.example", "refused; reason=origin-not-allowed")]
    [InlineData(null, "not-cors")]
    public void Decision_is_told_in_short(string? origin, string expected) =>
        Assert.Equal(expected, Written(Given.Set(Given.Row("apps", Origin)), Given.Actual(origin)));

    [Fact]
    public void Refused_method_names_the_row() =>
        Assert.Equal("refused; reason=method-not-allowed; row=\"apps\"", Written(Given.Set(Given.Row("apps", Origin)), Given.Preflight(Origin)));

    [Fact]
    public void Row_with_credentials_leaves_nothing_to_add() =>
        Assert.Equal("allowed; row=\"apps\"", Written(Given.Set(Given.Row("apps", Origin, "Credentials", true)), Given.Actual(Origin)));

    [Theory]
    [InlineData("a\"b")]
    [InlineData("a\\b")]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("zeile-ü")]
    public void Row_key_that_is_no_header_text_is_left_out(string rowKey) =>
        Assert.Equal("allowed; credentials=not-allowed", Written(Given.Set(Given.Row(rowKey, Origin)), Given.Actual(Origin)));

    private static string? Written(PolicySet set, CorsRequest request)
    {
        var headers = new ResponseHeaders([]);
        new CorsHeaders { TellDecision = true }.Apply(Given.Decide(set, request), headers);
        return headers[CorsHeaderNames.Decision];
    }
}
