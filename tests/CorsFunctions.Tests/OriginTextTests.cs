namespace CorsFunctions.Tests;

public class OriginTextTests
{
    [Theory]
    [InlineData("$HOST", true)]
    [InlineData("$_host", true)]
    [InlineData("$host", false)]
    [InlineData("$1", false)]
    [InlineData("$", false)]
    [InlineData("$HOST://app.example.com", false)]
    [InlineData("https://$HOST", true)]
    [InlineData("https://$HOST.example.com", true)]
    [InlineData("https://$H", true)]
    [InlineData("https://$host", false)]
    [InlineData("https://$", false)]
    [InlineData("HTTPS://$host", false)]
    [InlineData("%HOST%", true)]
    [InlineData("%%", false)]
    [InlineData("https://#{host}", true)]
    public void Variable_is_told_from_text(string text, bool isVariable) => Assert.Equal(isVariable, OriginText.HasVariable(text));

    [Theory]
    [InlineData("[::1]", "[::1]")]
    [InlineData("[::1]/", "[::1]/")]
    [InlineData("[::1]/[x]", "[::1]/[x]")]
    [InlineData("[https://a.example]", "https://a.example")]
    [InlineData("[https://a.example:1:2]", "https://a.example:1:2")]
    [InlineData("[https://[::1]]", "https://[::1]")]
    [InlineData("[[::1]]", "[::1]")]
    [InlineData("[a:b]", "a:b")]
    public void Brackets_of_an_array_are_taken_off_and_those_of_an_address_are_not(string text, string element) => Assert.Equal([element], OriginText.Split(text));
}
