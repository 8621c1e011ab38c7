namespace CorsFunctions.Tests;

public class OriginPatternTests
{
    [Theory]
    [InlineData("https://example.com/", "Write 'https://example.com'")]
    [InlineData("https://example.com:6060/foo?q#f", "Write 'https://example.com:6060'")]
    [InlineData("https://user:password@example.com", "Write 'https://example.com'")]
    [InlineData("HTTPS://Example.com", "Write 'https://example.com'")]
    [InlineData("https://Example.com", "Write the host as 'example.com'")]
    [InlineData("https://*.Example.com", "Write the host as '*.example.com'")]
    [InlineData("https://a.example;https://b.example", "a comma between two")]
    [InlineData("example.com", "Write 'https://example.com'")]
    [InlineData("//example.com", "Write 'https://example.com'")]
    [InlineData("https://bücher.example", "Write the host as 'xn--bcher-kva.example'")]
    [InlineData("https://*.bücher.example", "Write the host as '*.xn--bcher-kva.example'")]
    [InlineData("http://example.com:80", "Write 'http://example.com'")]
    [InlineData("https://example.com:443", "Write 'https://example.com'")]
    [InlineData("https://*.example.com:443", "Write 'https://*.example.com'")]
    [InlineData("https://*", "'*' alone for every origin")]
    [InlineData("https://*.", "'*' alone for every origin")]
    [InlineData("https://foo.*.example.com", "Write 'https://*.example.com'")]
    [InlineData("https://*example.com", "Write 'https://*.example.com'")]
    [InlineData("http://[2001:db8:0:0:0:0:0:1]", "Write the host as '[2001:db8::1]'")]
    [InlineData("http://[::127.0.0.1]", "Write the host as '[::7f00:1]'")]
    [InlineData("http://[::ffff:127.0.0.1]", "Write the IPv4 address '127.0.0.1'")]
    [InlineData("http://*.127.0.0.1", "without '*.'")]
    [InlineData("http://*.[::1]", "without '*.'")]
    [InlineData("http://127.1", "such as 'http://127.0.0.1'")]
    [InlineData("https://-a.example", "Write the host without it")]
    [InlineData("https://a-.example", "Write the host without it")]
    [InlineData("https://xn--a.example", "Copy the host")]
    [InlineData("https://example.com:99999", "a number from 1 to 65535")]
    [InlineData("file:///home", "http://localhost")]
    public void Error_ends_with_what_to_write_instead(string text, string fix)
    {
        Assert.False(OriginPattern.TryParse(text, out _, out var error));

        Assert.Contains(fix, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.com:80", "Prohibited")]
    [InlineData("file:///home", "Prohibited")]
    [InlineData("http://[::ffff:1:2]", "Prohibited")]
    [InlineData("http://[0::1]", "Prohibited")]
    [InlineData("https://example.com/", "Invalid")]
    [InlineData("https://example.com https://b.example", "Invalid")]
    public void Reason_tells_what_is_no_origin_from_what_can_never_match(string text, string reason)
    {
        Assert.False(OriginPattern.TryParse(text, out _, out var error));

        Assert.Equal(reason, error.Fault.ToString());
    }

    [Theory]
    [InlineData("http://example.com", true)]
    [InlineData("http://localhost.example.com", true)]
    [InlineData("http://alocalhost", true)]
    [InlineData("http://128.0.0.1", true)]
    [InlineData("http://127.example.com", true)]
    [InlineData("http://[::2]", true)]
    [InlineData("http://localhost:*", false)]
    [InlineData("http://localhost.", false)]
    [InlineData("http://*.localhost", false)]
    [InlineData("http://127.0.0.53:8080", false)]
    [InlineData("http://[::1]:8080", false)]
    [InlineData("https://example.com", false)]
    [InlineData("capacitor://localhost", false)]
    [InlineData("chrome-extension://abc", false)]
    public void Http_is_insecure_unless_it_stays_on_the_machine(string text, bool insecure)
    {
        Assert.True(OriginPattern.TryParse(text, out var pattern, out _));

        Assert.Equal(insecure, pattern.IsInsecure);
    }

    [Theory]
    [InlineData("1:0:0:2:0:0:0:3", "[1:0:0:2::3]")]
    [InlineData("1:0:0:2:0:0:3:4", "[1::2:0:0:3:4]")]
    [InlineData("0:0:0:0:0:0:0:0", "[::]")]
    [InlineData("1:2:3:4:5:6:7:0", "[1:2:3:4:5:6:7:0]")]
    [InlineData("1:2:3:4:5:6:0:0", "[1:2:3:4:5:6::]")]
    [InlineData("0:0:0:0:0:0:1:2", "[::1:2]")]
    public void Address_is_serialised_as_browsers_do(string address, string expected) =>
        Assert.Equal(expected, IPv6Text.Serialize(System.Net.IPAddress.Parse(address)));
}
