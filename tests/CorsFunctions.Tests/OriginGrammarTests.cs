namespace CorsFunctions.Tests;

public class OriginGrammarTests
{
    [Theory]
    [InlineData("https://app.example.com", "https", "app.example.com", 0)]
    [InlineData("http://localhost:3000", "http", "localhost", 3000)]
    [InlineData("https://example.com:65535", "https", "example.com", 65535)]
    [InlineData("http://example.com:443", "http", "example.com", 443)]
    [InlineData("https://example.com.", "https", "example.com.", 0)]
    [InlineData("https://my_app.example.com", "https", "my_app.example.com", 0)]
    [InlineData("https://r3---sn-x.example.com", "https", "r3---sn-x.example.com", 0)]
    [InlineData("http://127.0.0.1:8080", "http", "127.0.0.1", 8080)]
    [InlineData("http://[::1]:3000", "http", "[::1]", 3000)]
    [InlineData("https://[2001:db8::1]", "https", "[2001:db8::1]", 0)]
    [InlineData("https://[::]", "https", "[::]", 0)]
    [InlineData("https://[1::]", "https", "[1::]", 0)]
    [InlineData("https://[1:0:2:3:4:5:6:7]", "https", "[1:0:2:3:4:5:6:7]", 0)]
    [InlineData("https://[1:0:0:2::3]", "https", "[1:0:0:2::3]", 0)]
    [InlineData("https://[1::2:0:0:3:4]", "https", "[1::2:0:0:3:4]", 0)]
    [InlineData("https://[::ffff:7f00:1]", "https", "[::ffff:7f00:1]", 0)]
    [InlineData("chrome-extension://abcdefghijklmnopabcdefghijklmnop", "chrome-extension", "abcdefghijklmnopabcdefghijklmnop", 0)]
    [InlineData("capacitor://localhost", "capacitor", "localhost", 0)]
    [InlineData("https://foo-.github.io", "https", "foo-.github.io", 0)]
    [InlineData("https://-a.example.com", "https", "-a.example.com", 0)]
    [InlineData("https://xn--bcher-kva.example", "https", "xn--bcher-kva.example", 0)]
    [InlineData("https://xn--ls8h.la", "https", "xn--ls8h.la", 0)]
    [InlineData("https://example.0x1g", "https", "example.0x1g", 0)]
    [InlineData("https://0x1g", "https", "0x1g", 0)]
    [InlineData("https://0x1f.example", "https", "0x1f.example", 0)]
    [InlineData("app://.", "app", ".", 0)]
    [InlineData("app://-", "app", "-", 0)]
    [InlineData("capacitor-electron://-", "capacitor-electron", "-", 0)]
    [InlineData("vscode-webview://0a1b2c3d", "vscode-webview", "0a1b2c3d", 0)]
    [InlineData("app://a..b:8080", "app", "a..b", 8080)]
    public void Origin_in_serialised_form_is_taken_apart(string text, string scheme, string host, int port)
    {
        Assert.True(Origin.TryParse(text, out var origin));

        Assert.Equal(scheme, origin.Scheme.ToString());
        Assert.Equal(host, origin.Host.ToString());
        Assert.Equal(port, origin.Port);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("*")]
    [InlineData("https")]
    [InlineData("https:")]
    [InlineData("https://")]
    [InlineData("//example.com")]
    [InlineData("://example.com")]
    [InlineData("HTTPS://example.com")]
    [InlineData("https://Example.com")]
    [InlineData("1https://example.com")]
    [InlineData("ht_tp://example.com")]
    [InlineData("https://example.com/")]
    [InlineData("https://example.com/path")]
    [InlineData("https://example.com?q")]
    [InlineData("https://example.com#f")]
    [InlineData("https://user@example.com")]
    [InlineData("https://example.com ")]
    [InlineData(" https://example.com")]
    [InlineData("https://example.com,https://b.example")]
    [InlineData("https://example.com\u0000")]
    [InlineData("https://ex\u0430mple.com")]
    [InlineData("https://.example.com")]
    [InlineData("https://a..example.com")]
    [InlineData("https://example.com..")]
    [InlineData("https://.")]
    [InlineData("https://*.example.com")]
    [InlineData("https://example.com%2e")]
    [InlineData("https://example.com\\.evil.example")]
    [InlineData("https://example.com:")]
    [InlineData("https://example.com:0")]
    [InlineData("https://example.com:08080")]
    [InlineData("https://example.com:65536")]
    [InlineData("https://example.com:443")]
    [InlineData("http://example.com:80")]
    [InlineData("https://example.com:+80")]
    [InlineData("https://example.com:80:80")]
    [InlineData("http://1.2.3")]
    [InlineData("http://1.2.3.4.5")]
    [InlineData("http://256.0.0.1")]
    [InlineData("http://01.2.3.4")]
    [InlineData("http://1.2.3.4.")]
    [InlineData("http://0x7f000001")]
    [InlineData("http://0x")]
    [InlineData("http://example.0x1f.")]
    [InlineData("https://xn--a.example")]
    [InlineData("https://xn--.example")]
    [InlineData("https://xn--abc-.example")]
    [InlineData("app://")]
    [InlineData("app://A")]
    [InlineData("app://a~b")]
    [InlineData("app://1.2.3")]
    [InlineData("app://..:0")]
    [InlineData("app://*")]
    [InlineData("http://example.0x1f")]
    [InlineData("http://example.123")]
    [InlineData("http://[::1")]
    [InlineData("http://::1]")]
    [InlineData("http://[::1]x")]
    [InlineData("http://[]")]
    [InlineData("http://[::G]")]
    [InlineData("http://[FE80::1]")]
    [InlineData("http://[fe80::1%eth0]")]
    [InlineData("http://[abcd]")]
    [InlineData("http://[:]")]
    [InlineData("http://[:::]")]
    [InlineData("http://[abcd:]")]
    [InlineData("http://[::1:]")]
    [InlineData("http://[:1::2]")]
    [InlineData("http://[1::2::3]")]
    [InlineData("http://[::1::2]")]
    [InlineData("http://[1:0:0:2:3:4:5:6]")]
    [InlineData("http://[1:2:3:4:5:6:7]")]
    [InlineData("http://[1:2:3:4:5:6:7:8:9]")]
    [InlineData("http://[1:2:3:4:5:6:7::]")]
    [InlineData("http://[::1:2:3:4:5:6:7:8]")]
    [InlineData("http://[0:0:0:0:0:0:0:1]")]
    [InlineData("http://[1:0:0:2:0:0:0:3]")]
    [InlineData("http://[1::2:0:0:0:3]")]
    [InlineData("http://[1:0:0:2::3:4]")]
    [InlineData("http://[::01]")]
    [InlineData("http://[::10000]")]
    public void Origin_in_another_form_is_malformed(string text) =>
        Assert.False(Origin.TryParse(text, out _));

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Label_has_at_most_63_characters(int length, bool wellFormed) =>
        Assert.Equal(wellFormed, Origin.TryParse($"https://{new string('a', length)}.example", out _));

    [Theory]
    [InlineData(253, true)]
    [InlineData(254, false)]
    public void Host_has_at_most_253_characters(int length, bool wellFormed)
    {
        var host = string.Concat(Enumerable.Repeat("a.", 126)) + (length == 253 ? "b" : "bb");

        Assert.Equal(length, host.Length);
        Assert.Equal(wellFormed, Origin.TryParse($"https://{host}", out _));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Scheme_has_at_most_64_characters(int length, bool wellFormed) =>
        Assert.Equal(wellFormed, Origin.TryParse($"{new string('s', length)}://example.com", out _));

    [Fact]
    public void Endless_origin_is_malformed_without_being_read() =>
        Assert.False(Origin.TryParse("https://" + string.Concat(Enumerable.Repeat("a.", 32768)) + "example.com", out _));
}
