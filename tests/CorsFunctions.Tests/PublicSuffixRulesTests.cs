using System.Text;

namespace CorsFunctions.Tests;

/// <summary>The rules of a small list.</summary>
public class PublicSuffixRulesTests
{
    private const string Rules = """
        // com.example
        uk
        co.uk
        *.ck
        !www.ck
        *.deep.cloud.test
        3.other.net
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
    [InlineData("uk", true)]
    [InlineData("uk.", true)]
    [InlineData("co.uk", false)]
    [InlineData("ck", true)]
    [InlineData("www.ck", false)]
    [InlineData("deep.cloud.test", true)]
    [InlineData("cloud.test", true)]
    [InlineData("test", true)]
    [InlineData("net", true)]
    [InlineData("other.net", true)]
    [InlineData("her.net", false)]
    [InlineData("et", false)]
    [InlineData("example", false)]
    [InlineData("", false)]
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

    [Theory]
    [InlineData("// comment\r\nuk\r\nco.uk\r\n")]
    [InlineData("uk\nco.uk")]
    [InlineData("\nuk\n\nco.uk\n\n")]
    public void Line_ends_of_every_system_end_a_rule(string text)
    {
        var list = new PublicSuffixList(Encoding.ASCII.GetBytes(text));

        Assert.True(list.IsPublicSuffix("co.uk"));
        Assert.True(list.HasPublicSuffixBelow("uk"));
        Assert.False(list.IsPublicSuffix("ac.uk"));
    }

    private static PublicSuffixList List(string rules = Rules) => new(Encoding.ASCII.GetBytes(
        string.Concat(rules.ReplaceLineEndings("\n").Split('\n').OrderBy(line => line[0] != '/').ThenBy(Backwards, StringComparer.Ordinal).Select(line => $"{line}\n"))));

    private static string Backwards(string line) => string.Concat(line.Reverse());
}
