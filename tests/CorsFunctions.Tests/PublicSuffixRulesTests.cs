namespace CorsFunctions.Tests;

/// <summary>The rules of a small list.</summary>
public class PublicSuffixRulesTests
{
    private const string Rules = """
        // com.example
        // 7.azurestaticapps.net
        uk
        co.uk
        *.ck
        !www.ck
        *.deep.cloud.test
        2.azurestaticapps.net
        azurestaticapps.net
        3.other.net
        west.azurestaticapps.net
        """;

    [Theory]
    [InlineData("co.uk", true)]
    [InlineData("co.uk.", true)]
    [InlineData("uk", true)]
    [InlineData("anything", true)]
    [InlineData("ac.uk", false)]
    [InlineData("a.co.uk", false)]
    [InlineData("a.ck", true)]
    [InlineData("www.ck", false)]
    [InlineData("www.ck.", false)]
    [InlineData("a.a.ck", false)]
    [InlineData("a.deep.cloud.test", true)]
    [InlineData("deep.cloud.test", false)]
    [InlineData("cloud.test", false)]
    [InlineData(".deep", false)]
    public void Suffix_is_public_by_the_rules(string host, bool isPublic) => Assert.Equal(isPublic, List().IsPublicSuffix(host));

    [Theory]
    [InlineData("2.azurestaticapps.net", true)]
    [InlineData("westeurope.2.azurestaticapps.net", true)]
    [InlineData("a.westeurope.2.azurestaticapps.net", false)]
    [InlineData("azurestaticapps.net", true)]
    [InlineData("x.azurestaticapps.net", false)]
    [InlineData("3.other.net", true)]
    [InlineData("x.3.other.net", false)]
    [InlineData("west.azurestaticapps.net", true)]
    [InlineData("x.west.azurestaticapps.net", false)]
    [InlineData("7.azurestaticapps.net", false)]
    [InlineData("x.7.azurestaticapps.net", false)]
    public void Numbered_rule_of_static_web_apps_holds_for_each_of_its_regions(string host, bool isPublic) => Assert.Equal(isPublic, List().IsPublicSuffix(host));

    [Theory]
    [InlineData("uk", true)]
    [InlineData("uk.", true)]
    [InlineData("co.uk", false)]
    [InlineData("ck", true)]
    [InlineData("www.ck", false)]
    [InlineData("deep.cloud.test", true)]
    [InlineData("cloud.test", true)]
    [InlineData("test", true)]
    [InlineData("net", true)]
    [InlineData("2.azurestaticapps.net", true)]
    [InlineData("example", false)]
    public void Host_above_a_rule_has_a_suffix_below(string host, bool below) => Assert.Equal(below, List().HasPublicSuffixBelow(host));

    [Fact]
    public void Exception_is_no_suffix_below_a_host() => Assert.False(List("!www.city.jp").HasPublicSuffixBelow("city.jp"));

    [Fact]
    public void Rule_that_begins_with_a_dot_is_below_its_name() => Assert.True(List(".odd").HasPublicSuffixBelow("odd"));

    [Theory]
    [InlineData("a.b.uk", true)]
    [InlineData("uk.", true)]
    [InlineData("a.com", false)]
    [InlineData("a.example", false)]
    [InlineData("a.ck", false)]
    public void End_is_known_when_it_is_a_rule_by_itself(string host, bool known) => Assert.Equal(known, List().HasKnownEnd(host));

    private static PublicSuffixList List(string rules = Rules) => PublicSuffixList.Read(new StringReader(rules));
}
