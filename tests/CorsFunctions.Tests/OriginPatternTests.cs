namespace CorsFunctions.Tests;

public class OriginPatternTests
{
    [Theory]
    [InlineData("", "Write an origin such as 'https://app.example.com'")]
    [InlineData("https://example.com/", "it ends in a slash. Write 'https://example.com'")]
    [InlineData("https://example.com:6060/foo?q#f", "it has a path, a query or a fragment. Write 'https://example.com:6060'")]
    [InlineData("https:///example.com", "Write 'https://example.com'")]
    [InlineData("https://user:password@example.com", "it has user information. Write 'https://example.com'")]
    [InlineData("HTTPS://Example.com", "Write 'https://example.com'")]
    [InlineData("https://Example.com", "in lower case. Write 'https://example.com'")]
    [InlineData("https://*.Example.com", "in lower case. Write 'https://*.example.com'")]
    [InlineData("NULL", "Write 'null'")]
    [InlineData("example.com", "Write 'https://example.com'")]
    [InlineData("app.example.com:8443", "Write 'https://app.example.com:8443'")]
    [InlineData("example.com:80", "Write 'http://example.com'")]
    [InlineData("localhost:3000", "Write 'http://localhost:3000'")]
    [InlineData("127.0.0.1:5173", "Write 'http://127.0.0.1:5173'")]
    [InlineData("::1:3000", "Write 'http://[::1]:3000'")]
    [InlineData("[2001:db8::1]:8443", "Write 'https://[2001:db8::1]:8443'")]
    [InlineData("//example.com", "Write 'https://example.com'")]
    [InlineData("https:/example.com", "Write 'https://example.com'")]
    [InlineData("https:\\\\new.example.com", "Write 'https://new.example.com'")]
    [InlineData("http//example.com", "Write 'http://example.com'")]
    [InlineData("ab", "as the browser's Origin header has them")]
    [InlineData("/api/data", "the path belongs into Route")]
    [InlineData("3001", "A list of ports is not supported")]
    [InlineData("3001]", "A list of ports is not supported")]
    [InlineData("*://example.com", "Write 'https://example.com', and one with http:")]
    [InlineData("http*://*.example.com", "Write 'https://*.example.com', and one with http:")]
    [InlineData("wss://app.example.com", "browsers send the page's own origin, https://…. Write 'https://app.example.com'")]
    [InlineData("ws://localhost:*", "Write 'http://localhost:*'")]
    [InlineData("ftp://example.com", "Write the page's own origin, https://…")]
    [InlineData("file:///home", "Serve the page from http://localhost, or allow exactly what it sends with Tolerate 'null-origin'")]
    [InlineData("file://*", "a page from a file has the origin 'null'")]
    [InlineData("https://b\u00fccher.example", "browsers send punycode. Write the host in punycode ('xn--…'), as the browser's Origin header has it")]
    [InlineData("https://*.b\u00fccher.example", "browsers send punycode. Write the host in punycode")]
    [InlineData("http://example.com:80", "Write 'http://example.com'")]
    [InlineData("https://example.com:443", "Write 'https://example.com'")]
    [InlineData("https://*.example.com:443", "Write 'https://*.example.com'")]
    [InlineData("https://example.com:", "Write 'https://example.com'")]
    [InlineData("https://example.com:08080", "Write 'https://example.com:8080'")]
    [InlineData("https://example.com:99999", "a number from 1 to 65535")]
    [InlineData("https://example.com:{3000,3001}", "lists and ranges of ports are not supported. Write each origin in full, or one with ':*' for any port")]
    [InlineData("https://example.com:[3000", "lists and ranges of ports are not supported")]
    [InlineData("https://example.com:3000-3010", "lists and ranges of ports are not supported")]
    [InlineData("https://", "it names no host")]
    [InlineData("https://*", "'*' alone is for every origin")]
    [InlineData("http://*:3000", "'*' alone is for every origin")]
    [InlineData("https://*.", "'*' alone is for every origin")]
    [InlineData("moz-extension://*:*", "any host of a scheme has no port. Write 'moz-extension://*'")]
    [InlineData("moz-extension://*.", "it names no host")]
    [InlineData("https://foo.*.example.com", "Write the hosts one by one, or one star as in *.example.com or pr-*.example.com")]
    [InlineData("https://a*b*c.example.com", "or once inside the first label")]
    [InlineData("https://pr-*.*.example.com", "or once inside the first label")]
    [InlineData("https://pr-*", "or once inside the first label")]
    [InlineData("https://example.*", "a star may only stand first")]
    [InlineData("https://**.example.com", "Write 'https://*.example.com'")]
    [InlineData("*example.com", "Write 'https://*.example.com'")]
    [InlineData(".example.com", "Write 'https://*.example.com'")]
    [InlineData("https://*example.com", "'evilexample.com' as well, which anyone can register. Write 'https://*.example.com'")]
    [InlineData("http://*.example.com.*", "a star may only stand first")]
    [InlineData("http://192.168.*.*", "ranges of addresses are not supported. Write each address")]
    [InlineData("192.168.1.*:3000", "ranges of addresses are not supported. Write each address")]
    [InlineData("http://[2001:db8:0:0:0:0:0:1]", "in its short form. Write 'http://[2001:db8::1]'")]
    [InlineData("http://[::127.0.0.1]", "in its short form. Write 'http://[::7f00:1]'")]
    [InlineData("http://[::ffff:127.0.0.1]:3000", "IPv4-mapped address. Write 'http://127.0.0.1:3000'")]
    [InlineData("http://::1:3000", "an IPv6 address stands in brackets. Write 'http://[::1]:3000'")]
    [InlineData("http://2001:db8::1", "an IPv6 address stands in brackets. Write 'http://[2001:db8::1]'")]
    [InlineData("http://[::1", "no closing bracket")]
    [InlineData("http://[fe80::1%eth0]", "without a zone")]
    [InlineData("http://*.127.0.0.1", "without '*.'")]
    [InlineData("http://*.[::1]", "without '*.'")]
    [InlineData("http://127.1", "such as 'http://127.0.0.1'")]
    [InlineData("https://xn--a.example", "Copy the host")]
    [InlineData("https://pr-*.xn--a.example", "'xn--a' is not valid punycode")]
    [InlineData("https://a_b^.example", "Write the host as the browser's Origin header has it")]
    [InlineData("https://pr^-*.example.com", "Write the host as the browser's Origin header has it")]
    [InlineData("[\"https://a.example.com\"", "as in a JSON array. Write 'https://a.example.com'")]
    [InlineData("\"https://b.example.com\"]", "as in a JSON array. Write 'https://b.example.com'")]
    [InlineData("[\"https://a.example.com\",\"https://b.example.com\"]", "Write 'https://a.example.com, https://b.example.com'")]
    [InlineData("[https://a.example.com]", "as in a JSON array. Write 'https://a.example.com'")]
    [InlineData("'http://[::1]:3000'", "Write 'http://[::1]:3000'")]
    [InlineData("\u201chttps://a.example.com\u201d", "Write 'https://a.example.com'")]
    [InlineData("https://a.example;https://b.example", "it has white space, ',', ';' or '|' inside. Write 'https://a.example, https://b.example'")]
    [InlineData("https://a.example|https://b.example", "Write 'https://a.example, https://b.example'")]
    [InlineData("https://a.example X-Evil: 1", "with a comma between two")]
    [InlineData("https://a.example\\nhttps://b.example\\r\\n", "written out as a backslash and a letter. Write 'https://a.example, https://b.example'")]
    [InlineData("\ufeffhttps://a.example", "byte order mark U+FEFF at place 1. Write 'https://a.example'")]
    [InlineData("https://app.example.com\u200b", "invisible character U+200B at place 24. Write 'https://app.example.com'")]
    [InlineData("https://app.\u00adexample.com", "invisible character U+00AD at place 13. Write 'https://app.example.com'")]
    [InlineData("\u00a0https://app.example.com", "invisible character U+00A0 at place 1. Write 'https://app.example.com'")]
    [InlineData("https://app.example.com\0", "invisible character U+0000 at place 24")]
    [InlineData("\u200b", "Write it anew")]
    [InlineData("https://app.example.com%2F", "percent-encoded, and browsers send origins as they are. Write 'https://app.example.com'")]
    [InlineData("https%3A%2F%2Fapp.example.com", "Write 'https://app.example.com'")]
    [InlineData("%2F", "as the browser's Origin header has it")]
    [InlineData("${X}", "Write the origin that the variable stands for")]
    [InlineData("https://${HOST}:3000", "Write the origin that the variable stands for")]
    [InlineData("%ORIGIN%", "Write the origin that the variable stands for")]
    [InlineData("https://$HOST", "Write the origin that the variable stands for")]
    [InlineData("{{origin}}", "Write the origin that the variable stands for")]
    [InlineData("^https://app\\.example\\.com$", "a regular expression, and patterns are none. Write 'https://app.example.com'")]
    [InlineData("/^https:\\/\\/.*\\.example\\.com$/", "Write 'https://*.example.com'")]
    [InlineData("/https:\\/\\/app\\.example\\.com/", "Write 'https://app.example.com'")]
    [InlineData("^https://app-[a-z]+\\.example\\.com$", "Write an origin as it is")]
    public void Error_ends_with_what_to_write_instead(string text, string fix)
    {
        Assert.False(OriginPattern.TryParse(text, out _, out var error));

        Assert.Contains(fix, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://foo-.github.io", "Host", "foo-.github.io", null)]
    [InlineData("https://*.foo-.example.com", "Subdomains", "foo-.example.com", null)]
    [InlineData("https://a_b.example.com", "Host", "a_b.example.com", null)]
    [InlineData("app://.", "Host", ".", null)]
    [InlineData("app://-", "Host", "-", null)]
    [InlineData("capacitor-electron://-", "Host", "-", null)]
    [InlineData("https://pr-*.example.com:*", "InFirstLabel", "example.com", "pr-*")]
    [InlineData("https://myapp-*-team.vercel.app", "InFirstLabel", "vercel.app", "myapp-*-team")]
    [InlineData("https://*-x.example.com.", "InFirstLabel", "example.com.", "*-x")]
    [InlineData("vscode-webview://*", "AnyHost", "", null)]
    [InlineData("file://", "File", "", null)]
    [InlineData("null", "Null", "", null)]
    [InlineData("*", "Any", "", null)]
    public void Pattern_is_taken_apart(string text, string kind, string host, string? firstLabel)
    {
        Assert.True(OriginPattern.TryParse(text, out var pattern, out _));

        Assert.Equal((kind, host, firstLabel), (pattern.Kind.ToString(), pattern.Host, pattern.FirstLabel));
    }

    [Theory]
    [InlineData("http://example.com:80", "Prohibited")]
    [InlineData("file:///home", "Prohibited")]
    [InlineData("http://[::ffff:1:2]", "Prohibited")]
    [InlineData("http://[0::1]", "Prohibited")]
    [InlineData("wss://example.com", "Prohibited")]
    [InlineData("ws://example.com", "Prohibited")]
    [InlineData("ftp://example.com", "Prohibited")]
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
    [InlineData("http://pr-*.example.com", true)]
    [InlineData("http://pr-*.localhost:3000", false)]
    [InlineData("file://", false)]
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

    [Theory]
    [InlineData("https://*.", 251, true)]
    [InlineData("https://*.", 252, false)]
    public void Wildcard_leaves_room_for_a_subdomain(string start, int length, bool taken)
    {
        var host = string.Concat(Enumerable.Repeat("a.", 125)) + new string('b', length - 250);

        Assert.Equal(taken, OriginPattern.TryParse(start + host, out _, out _));
    }
}
