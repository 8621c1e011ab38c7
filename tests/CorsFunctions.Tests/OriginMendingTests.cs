namespace CorsFunctions.Tests;

public class OriginMendingTests
{
    [Theory]
    [InlineData("//localhost:3000", "https://localhost:3000")]
    [InlineData("localhost:3000", "http://localhost:3000")]
    [InlineData("app.example.com:80", "http://app.example.com")]
    [InlineData("app.example.com", "https://app.example.com")]
    [InlineData("https://http:8080/x", "https://http:8080")]
    [InlineData("https://http://app.example.com", "http://app.example.com")]
    [InlineData("https://http:////app.example.com", "http://app.example.com")]
    [InlineData("htps://localhost:3000", "https://localhost:3000")]
    [InlineData("htp://app.example.com", "http://app.example.com")]
    [InlineData("https://::1:3000", "https://[::1]:3000")]
    [InlineData("app", null)]
    public void Element_is_mended(string element, string? mended) => Assert.Equal(mended, OriginMending.Mend(element)?.Text);

    [Theory]
    [InlineData("*example.com", "https://*.example.com")]
    [InlineData("https://*example.com", "https://*.example.com")]
    [InlineData("http://*example.com", "http://*.example.com")]
    [InlineData("**.example.com", "https://*.example.com")]
    [InlineData(".example.com", "https://*.example.com")]
    [InlineData("https://example.com", null)]
    [InlineData("**example.com", null)]
    [InlineData("*-a.example.com", null)]
    [InlineData("*..example.com", null)]
    [InlineData("..example.com", null)]
    [InlineData("*example", null)]
    [InlineData("app://*example.com", null)]
    [InlineData("*github.io", null)]
    public void Star_or_dot_before_a_domain_means_its_subdomains(string element, string? mended) =>
        Assert.Equal(mended, OriginMending.MendForgottenDot(element)?.Text);

    [Theory]
    [InlineData(4096, "https://app.example.com")]
    [InlineData(4097, null)]
    public void Longer_text_gets_no_suggestion(int length, string? suggestion) =>
        Assert.Equal(suggestion, OriginMending.Suggest("https://app.example.com/".PadRight(length, 'a')));

    [Theory]
    [InlineData("::1:3000", "[::1]", "3000")]
    [InlineData("::1:80", "[::1]", "80")]
    [InlineData("::2:3000", "[::2]", "3000")]
    [InlineData("::2:300", "[::2:300]", "")]
    [InlineData("::2:80", "[::2:80]", "")]
    [InlineData("::2:*", "[::2]", "*")]
    [InlineData("a:b:3000", "a", "b:3000")]
    [InlineData("a:b:c", "a", "b:c")]
    [InlineData("a:*:*", "a", "*:*")]
    [InlineData("app.example.com:8443", "app.example.com", "8443")]
    public void Authority_is_split_and_a_bare_address_gets_brackets(string authority, string host, string port) =>
        Assert.Equal((host, port), AuthorityMending.Split(authority));

    [Theory]
    [InlineData("https", "", "")]
    [InlineData("https", "00", ":0")]
    [InlineData("https", "0443", "")]
    [InlineData("http", "443", ":443")]
    [InlineData("http", "http", "")]
    [InlineData("app", "app", ":app")]
    public void Port_has_a_colon_unless_it_is_the_default(string scheme, string port, string written) =>
        Assert.Equal(written, AuthorityMending.Port(scheme, port));
}
