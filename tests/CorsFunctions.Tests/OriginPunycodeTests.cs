namespace CorsFunctions.Tests;

/// <summary>Labels in punycode have one verdict, whether or not the process has ICU.</summary>
public class OriginPunycodeTests
{
    [Theory]
    [InlineData("xn--bcher-kva")]
    [InlineData("xn--mnchen-3ya")]
    [InlineData("xn--p1ai")]
    [InlineData("xn--ls8h")]
    [InlineData("xn--i-7iq")]
    [InlineData("xn--fiqs8s")]
    [InlineData("xn--mgba3a4f16a")]
    [InlineData("xn--zckzah")]
    [InlineData("xn--3e0b707e")]
    [InlineData("xn--egbpdaj6bu4bxfgehfvwxn")]
    [InlineData("xn--ab-8tb")]
    [InlineData("xn--b-eha279u")]
    public void Label_that_browsers_write_is_taken(string label) =>
        Assert.True(OriginPattern.TryParse($"https://{label}.example", out _, out _));

    [Theory]
    [InlineData("xn--", "decodes to nothing")]
    [InlineData("xn--a", "U+0080, a control")]
    [InlineData("xn--abc-", "needs no punycode")]
    [InlineData("xn---abc", "has no digits")]
    [InlineData("xn--b-cher-kva_", "an underscore is no digit")]
    [InlineData("xn--bcher-kv", "ends inside of a number")]
    [InlineData("xn--99999999", "too large a number")]
    [InlineData("xn--zzzzzzz99999", "beyond U+10FFFF")]
    [InlineData("xn--mi7chab1aes7c", "full-width letters, which browsers map to 'example'")]
    [InlineData("xn--bcher-2pa", "an upper-case U with diaeresis")]
    [InlineData("xn--a-wbb", "begins with a combining mark")]
    [InlineData("xn--ab-2b1n", "a ligature, which browsers map to 'fi'")]
    [InlineData("xn--ib9b", "a surrogate")]
    public void Label_that_no_browser_writes_is_an_error(string label, string why)
    {
        Assert.False(OriginPattern.TryParse($"https://{label}.example", out _, out var error), why);

        Assert.Contains($"'{label}' is not valid punycode", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Longest_label_is_decoded() =>
        Assert.False(OriginPattern.TryParse($"https://xn--{new string('9', 59)}.example", out _, out _));
}
