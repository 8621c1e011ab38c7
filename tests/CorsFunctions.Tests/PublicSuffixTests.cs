namespace CorsFunctions.Tests;

public class PublicSuffixTests
{
    [Theory]
    [InlineData("com", true)]
    [InlineData("com.", true)]
    [InlineData("co.uk", true)]
    [InlineData("github.io", true)]
    [InlineData("azurewebsites.net", true)]
    [InlineData("ck", true)]
    [InlineData("anything.ck", true)]
    [InlineData("www.ck", false)]
    [InlineData("xn--p1ai", true)]
    [InlineData("unknown-top-level", true)]
    [InlineData("example.com", false)]
    [InlineData("example.co.uk", false)]
    [InlineData("me.github.io", false)]
    [InlineData("example.unknown-top-level", false)]
    public void Suffix_is_public_by_the_list(string host, bool isPublic) =>
        Assert.Equal(isPublic, PublicSuffixList.IsPublicSuffix(host));

    [Theory]
    [InlineData("https://*.github.io", "Credentials", true, "incompatible:psl")]
    [InlineData("https://*.com:8443", "Credentials", true, "incompatible:psl")]
    [InlineData("https://*.github.io", "Credentials", false, null)]
    [InlineData("https://*.windows.net", "Credentials", true, "incompatible:psl")]
    [InlineData("https://*.amazonaws.com", "Credentials", true, "incompatible:psl")]
    [InlineData("https://*.mine.windows.net", "Credentials", true, null)]
    [InlineData("https://github.io", "Credentials", true, null)]
    [InlineData("https://*.me.github.io", "Credentials", true, null)]
    [InlineData("http://*.localhost:3000", "Credentials", true, null)]
    public void Credentials_for_whoever_registers_a_name_are_an_error(string origin, string column, object value, string? reason) =>
        Assert.Equal(reason, Given.Set(Given.Row("r", origin, column, value)).Findings.SingleOrDefault()?.Reason);

    [Fact]
    public void Public_suffix_can_be_tolerated() =>
        Assert.Empty(Given.Set(Given.Row("r", "https://*.github.io", "Credentials", true, "Tolerate", "public-suffix")).Findings);

    [Fact]
    public void Error_says_what_to_write_instead()
    {
        var finding = Assert.Single(Given.Set(Given.Row("r", "https://*.co.uk", "Credentials", true)).Findings);

        Assert.Equal((PolicyColumn.Origins, "https://*.co.uk"), (finding.Column, finding.Value));
        Assert.Contains("'https://*.example.co.uk'", finding.Message, StringComparison.Ordinal);
    }
}
