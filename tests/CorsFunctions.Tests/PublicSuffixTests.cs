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
    [InlineData("2.azurestaticapps.net", true)]
    [InlineData("westeurope.2.azurestaticapps.net", true)]
    [InlineData("a.westeurope.2.azurestaticapps.net", false)]
    [InlineData("azurestaticapps.net", true)]
    [InlineData("x.azurestaticapps.net", false)]
    [InlineData("centralus.azurestaticapps.net", true)]
    [InlineData("x.centralus.azurestaticapps.net", false)]
    public void Suffix_is_public_by_the_list(string host, bool isPublic) =>
        Assert.Equal(isPublic, PublicSuffixList.Embedded.IsPublicSuffix(host));

    [Fact]
    public void Shipped_rules_are_in_the_order_in_which_they_are_searched()
    {
        using var stream = typeof(PublicSuffixList).Assembly.GetManifestResourceStream("public_suffix_list.txt")!;
        using var reader = new StreamReader(stream);
        var rules = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("//", StringComparison.Ordinal)).ToList();

        Assert.InRange(rules.Count, 9_000, 20_000);
        Assert.Equal(rules.OrderBy(rule => string.Concat(rule.Reverse()), StringComparer.Ordinal), rules);
    }

    [Theory]
    [InlineData("https://*.github.io", true)]
    [InlineData("https://*.windows.net", true)]
    [InlineData("https://*.example.com", false)]
    [InlineData("http://*.localhost", false)]
    [InlineData("https://myapp-*-team.vercel.app", true)]
    [InlineData("https://cool-cat-00ab-*.westeurope.2.azurestaticapps.net", true)]
    [InlineData("https://cool-cat-00ab-*.centralus.azurestaticapps.net", true)]
    [InlineData("https://cool-cat-00ab-*.azurestaticapps.net", true)]
    [InlineData("https://pr-*.com", true)]
    [InlineData("https://pr-*.windows.net", false)]
    [InlineData("https://pr-*.example.com", false)]
    [InlineData("http://pr-*.localhost:3000", false)]
    [InlineData("https://github.io", false)]
    [InlineData("*", false)]
    public void Wildcard_reaches_names_that_anyone_can_register(string text, bool reaches)
    {
        Assert.True(OriginPattern.TryParse(text, out var pattern, out _));

        Assert.Equal(reaches, pattern.ReachesPublicSuffix);
    }

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

    [Theory]
    [InlineData("windows.net", true)]
    [InlineData("core.windows.net", true)]
    [InlineData("uk", true)]
    [InlineData("web.core.windows.net", false)]
    [InlineData("example.com", false)]
    [InlineData("www.ck", false)]
    [InlineData("windows.net.", true)]
    public void Suffixes_are_known_by_what_is_above_them(string host, bool below) => Assert.Equal(below, PublicSuffixList.Embedded.HasPublicSuffixBelow(host));
}
