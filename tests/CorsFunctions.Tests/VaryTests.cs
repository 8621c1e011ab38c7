namespace CorsFunctions.Tests;

public class VaryTests
{
    private static readonly Policies.PolicySet Listed = Given.Set(Given.Row("r", "https://app.example.com https://b.example"));
    private static readonly Policies.PolicySet Anyone = Given.Set(Given.Row("r", "*"));

    [Theory]
    [InlineData("https://app.example.com")]
    [InlineData("https://evil.example")]
    [InlineData("not an origin")]
    [InlineData(null)]
    public void Actual_response_names_Origin_whoever_asks(string? origin) =>
        Assert.Equal("Origin", Given.Headers(Listed, Given.Actual(origin))["Vary"]);

    [Theory]
    [InlineData("https://app.example.com")]
    [InlineData("https://evil.example")]
    public void Preflight_response_names_the_preflight_headers_as_well(string origin) =>
        Assert.Equal(
            "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
            Given.Headers(Listed, Given.Preflight(origin))["Vary"]);

    [Fact]
    public void Open_route_does_not_name_Origin()
    {
        Assert.Null(Given.Headers(Anyone, Given.Actual("https://app.example.com"))["Vary"]);
        Assert.Null(Given.Headers(Anyone, Given.Actual(null))["Vary"]);
        Assert.Equal(
            "Access-Control-Request-Method, Access-Control-Request-Headers",
            Given.Headers(Anyone, Given.Preflight("https://app.example.com", "GET"))["Vary"]);
    }

    [Fact]
    public void Open_row_beside_others_names_Origin()
    {
        var set = Given.Set(Given.Row("a", "*"), Given.Row("b", "https://app.example.com", "Credentials", true));

        Assert.Equal("Origin", Given.Headers(set, Given.Actual("https://other.example"))["Vary"]);
    }

    [Fact]
    public void Route_without_policies_names_Origin_because_an_edit_may_add_one() =>
        Assert.Equal("Origin", Given.Headers(Given.Set(Given.Row("r", "*", "Route", "/other")), Given.Actual("https://a.example"))["Vary"]);

    [Fact]
    public void Unavailable_policies_name_Origin() =>
        Assert.Equal("Origin", Given.Headers(null, Given.Actual("https://a.example"))["Vary"]);

    [Theory]
    [InlineData("Accept-Encoding", "Accept-Encoding, Origin")]
    [InlineData("Accept-Encoding,Accept", "Accept-Encoding,Accept, Origin")]
    [InlineData("origin", "origin")]
    [InlineData("Accept, ORIGIN", "Accept, ORIGIN")]
    [InlineData("*", "*")]
    [InlineData("Accept, *", "Accept, *")]
    [InlineData("X-Origin", "X-Origin, Origin")]
    [InlineData(" ", "Origin")]
    public void Vary_of_the_function_is_added_to(string own, string merged) =>
        Assert.Equal(merged, Given.Headers(Listed, Given.Actual("https://b.example"), ("Vary", own))["Vary"]);

    [Theory]
    [InlineData("Access-Control-Request-Method", "Access-Control-Request-Method, Origin, Access-Control-Request-Headers")]
    [InlineData("access-control-request-headers,Origin", "access-control-request-headers,Origin, Access-Control-Request-Method")]
    public void Of_several_names_those_that_are_missing_are_added(string own, string merged) =>
        Assert.Equal(merged, Given.Headers(Listed, Given.Preflight("https://b.example"), ("Vary", own))["Vary"]);

    [Fact]
    public void App_may_vary_every_response_on_the_origin()
    {
        var headers = new ResponseHeaders([]);

        new CorsHeaders { AlwaysVaryOnOrigin = true }.Apply(Given.Decide(Given.Set(Given.Row("r", "*")), Given.Actual("https://app.example.com")), headers);

        Assert.Equal("Origin", headers["Vary"]);
    }
}
