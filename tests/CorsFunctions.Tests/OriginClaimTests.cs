namespace CorsFunctions.Tests;

/// <summary>What a text that is no pattern keeps from looser rows: the nearest readable origins, and never more than was written.</summary>
public class OriginClaimTests
{
    [Theory]
    [InlineData("https://user.example.com/", "https://user.example.com")]
    [InlineData("https://user.example.com/path?q#f", "https://user.example.com")]
    [InlineData("https://user.example.com:443", "https://user.example.com")]
    [InlineData("http://user.example.com:80/", "http://user.example.com")]
    [InlineData("'https://user.example.com'", "https://user.example.com")]
    [InlineData("HTTPS://User.Example.COM", "https://user.example.com")]
    [InlineData("https://*.Example.com/", "https://*.example.com")]
    [InlineData("https://PR-*.example.com:8443/", "https://pr-*.example.com:8443")]
    [InlineData("http://localhost:*/", "http://localhost:*")]
    [InlineData("Moz-Extension://*", "moz-extension://*")]
    [InlineData("moz-extension://*/*", "moz-extension://*")]
    [InlineData("NULL", "null")]
    [InlineData("user.example.com", "https://user.example.com")]
    [InlineData("localhost:3000", "http://localhost:3000")]
    [InlineData("http://::1:3000", "http://[::1]:3000")]
    [InlineData("http://[0:0::1]:3000", "http://[::1]:3000")]
    [InlineData("https://user.example.com%2F", "https://user.example.com")]
    [InlineData("\ufeffhttps://user.example.com\u200b", "https://user.example.com")]
    [InlineData("[\"https://a.example.com\",\"https://b.example.com\"]", "https://a.example.com https://b.example.com")]
    [InlineData("https://a.example.com;https://b.example.com/", "https://a.example.com https://b.example.com")]
    [InlineData("^https://user\\.example\\.com$", "https://user.example.com")]
    [InlineData("*://user.example.com", "https://user.example.com http://user.example.com")]
    [InlineData("htps://user.example.com", "https://user.example.com")]
    [InlineData("HTTSP://user.example.com/", "https://user.example.com http://user.example.com")]
    [InlineData("htp://user.example.com", "http://user.example.com")]
    [InlineData("httpx://user.example.com", "https://user.example.com http://user.example.com")]
    [InlineData("https://us^er.example.com", "https://user.example.com")]
    [InlineData("https://us/er.example.com", "https://us https://user.example.com")]
    [InlineData("https://us@er.example.com", "https://er.example.com https://user.example.com")]
    [InlineData("https://us:er.example.com", "https://user.example.com")]
    [InlineData("ht/tps://user.example.com", "https://user.example.com")]
    [InlineData("https:?//user.example.com", "https://user.example.com")]
    [InlineData("https://user.*example.com", "https://user.example.com")]
    [InlineData("https://*.exa*mple.com", "https://*.example.com")]
    [InlineData("https://user.example.com/:8443", "https://user.example.com https://user.example.com:8443")]
    [InlineData("https://user.example.com:3000x", "https://user.example.com:3000")]
    [InlineData("https://user.example.com:x443", "https://user.example.com")]
    [InlineData("http://*.example.com:30o00/", "http://*.example.com:3000")]
    [InlineData("http://[::1]:30x00", "http://[::1]:3000")]
    [InlineData("https://user.example.com:84/43", "https://user.example.com:84 https://user.example.com:8443")]
    public void Nearest_readable_origins_are_claimed(string text, string claims) =>
        Assert.Equal(claims.Split(' ').Order(StringComparer.Ordinal), OriginClaim.Read(text).Select(claim => claim.Text).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("\"*\"")]
    [InlineData("**")]
    [InlineData("https://*")]
    [InlineData("http://*:3000")]
    [InlineData("https://*.")]
    [InlineData("moz-extension://\u00e9*")]
    [InlineData("https://b\u00fc*.example.com")]
    [InlineData("https://foo.*.example.com")]
    [InlineData(".example.com")]
    [InlineData("http://192.168.*.*")]
    [InlineData("https://${HOST}")]
    [InlineData("$ORIGIN")]
    [InlineData("wss://user.example.com")]
    [InlineData("/api/data")]
    [InlineData("self")]
    [InlineData("http://localhost:3000-3010")]
    [InlineData("http://localhost:30x0y")]
    [InlineData("https://user.example.com:99999")]
    [InlineData("https://xn--mi7chab1aes7c.com")]
    public void Text_that_cannot_be_read_claims_nothing(string text) => Assert.Empty(OriginClaim.Read(text));

    [Fact]
    public void Endless_text_claims_nothing_without_being_read() =>
        Assert.Empty(OriginClaim.Read(string.Concat(Enumerable.Repeat("https://a.example.com/,", 10_000))));

    [Theory]
    [InlineData("https://intra.interne\\t")]
    [InlineData("https://a.example https://intra.interne\\t")]
    public void Written_separator_that_is_a_backslash_too_many_leaves_the_origin_to_its_row(string origins)
    {
        var set = Given.Set(Given.Row("strict", origins), Given.Row("open", "*"));

        Assert.Equal("strict", Given.Decide(set, Given.Actual("https://intra.internet")).Policy?.RowKey);
    }
}
