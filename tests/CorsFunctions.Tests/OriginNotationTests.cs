namespace CorsFunctions.Tests;

/// <summary>Origins as they are typed keep what they mean from a looser row, or the finding says that they do not.</summary>
public class OriginNotationTests
{
    [Theory]
    [InlineData("http(s)://user.example.com", "https://user.example.com", "http://user.example.com")]
    [InlineData("https://user.example.com:https", "https://user.example.com")]
    [InlineData("https://\u00fcser.example.com", "https://xn--ser-goa.example.com")]
    [InlineData("https://b\u00fccher.example/", "https://xn--bcher-kva.example")]
    [InlineData("https://\u4f8b\u3048.\u30c6\u30b9\u30c8", "https://xn--r8jz45g.xn--zckzah")]
    [InlineData("https://a.example.comhttps://b.example.com", "https://a.example.com", "https://b.example.com")]
    [InlineData("https://a.example.com/https://b.example.com", "https://a.example.com", "https://b.example.com")]
    [InlineData("https://app.example.com%20", "https://app.example.com")]
    [InlineData("https://user\u3002example.com", "https://user.example.com")]
    [InlineData("https://\uff55ser.example.com", "https://user.example.com")]
    [InlineData("https://[1:0:0:2::]3]", "https://[1:0:0:2::3]")]
    [InlineData("https://[1:0:0:2[::3]", "https://[1:0:0:2::3]")]
    [InlineData("https://https//user.example.com", "https://user.example.com")]
    [InlineData("!https://user.example.com", "https://user.example.com")]
    [InlineData("https://partner,example.com", "https://partner.example.com")]
    [InlineData("https://app.example,com", "https://app.example.com")]
    [InlineData("https://a*-b.com", "https://a-b.com", "https://a1-b.com")]
    [InlineData("http://example*.com:*", "http://example.com:81", "http://example1.com:81")]
    [InlineData("moz-extension://pr-*-x.xn--.bcher-kva.example.com", "moz-extension://pr-1-x.xn--bcher-kva.example.com")]
    public void No_looser_row_takes_what_was_written(string origins, params string[] claimed)
    {
        var set = Given.Set(Given.Row("loose", "*"), Given.Row("strict", origins));

        Assert.All(claimed, origin => Assert.Equal("strict", Given.Decide(set, Given.Actual(origin)).Policy?.RowKey));
    }

    [Theory]
    [InlineData("https://pr-{n}.example.com")]
    [InlineData("https://pr-[0-9]+.example.com")]
    [InlineData("https://pr-<n>.example.com")]
    [InlineData("https://{sub}.example.com")]
    [InlineData("https://(a|b).example.com")]
    [InlineData("/^https?:\\/\\/(www\\.)?example\\.com$/")]
    public void Placeholder_is_told_as_one_that_claims_nothing(string origins)
    {
        var finding = Assert.Single(Given.Set(Given.Row("r", origins)).Findings);

        Assert.True(finding.IsUnclaimed);
        Assert.DoesNotContain("Write 'https", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://pr-?.example.com")]
    [InlineData("https://a?.example.com")]
    [InlineData("http://192.168.1.0/24")]
    [InlineData("192.168.1.0/24")]
    [InlineData("http://10.0.0.1-10.0.0.9")]
    [InlineData(".com")]
    [InlineData("*github.io")]
    public void Text_that_is_for_many_hosts_gets_no_suggestion(string origins) =>
        Assert.DoesNotContain("Write 'http", Assert.Single(Given.Set(Given.Row("r", origins)).Findings).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("https.//app.example.com", "Write 'https://app.example.com'")]
    [InlineData("https://https//app.example.com", "Write 'https://app.example.com'")]
    [InlineData("https://\uff41pp\u3002example.com", "browsers send punycode. Write 'https://app.example.com'")]
    [InlineData("!https://app.example.com", "it begins with '!', and rows only allow. Write the origins that are allowed; one that is to be kept out takes a row of its own, with Enabled false. Until it is right, the row keeps 'https://app.example.com' from looser rows")]
    [InlineData("htps://app.example.com", "the scheme 'htps' is misspelt. Write 'https://app.example.com'")]
    [InlineData("hppts://app.example.com", "the scheme 'hppts' is misspelt. Write 'https://app.example.com'")]
    [InlineData("urlhttps://app.example.com", "the scheme 'urlhttps' is misspelt. Write 'https://app.example.com'")]
    [InlineData("https://partner,example.com", "or 'https://partner.example.com' for it and the element before it, where the two are one origin")]
    [InlineData("htp://localhost:3000", "the scheme 'htp' is misspelt. Write 'http://localhost:3000'")]
    [InlineData("https://app.exam ple.com", "Write 'https://ple.com', or 'https://app.example.com' for it and the element before it, where the two are one origin")]
    [InlineData("https://pr-*-*.example.com", "Write the hosts one by one, or one star as in *.example.com or pr-*.example.com. Until it is right, the row keeps 'https://pr--*.example.com', 'https://pr-*-.example.com' from looser rows")]
    [InlineData("https://a..example", "Write the host as the browser's Origin header has it. Until it is right, the row keeps 'https://a.example' from looser rows")]
    public void Finding_says_what_was_meant_or_what_is_kept(string origins, string says) =>
        Assert.EndsWith(says, Assert.Single(Given.Set(Given.Row("r", origins)).Findings).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("capacitor://localhost")]
    [InlineData("app://.")]
    [InlineData("tauri://localhost")]
    public void Scheme_of_an_app_is_right(string origin) => Assert.Empty(Given.Set(Given.Row("r", origin)).Findings);

    [Fact]
    public void Origins_run_together_are_suggested_apart() =>
        Assert.EndsWith(
            "Write 'https://a.example.com, https://b.example.com'",
            Assert.Single(Given.Set(Given.Row("r", "https://a.example.comhttps://b.example.com")).Findings).Message, StringComparison.Ordinal);
}
