namespace CorsFunctions.Tests;

/// <summary>What may stand between quotes in a header.</summary>
public class HeaderTextTests
{
    [Theory]
    [InlineData(" ", true)]
    [InlineData("~", true)]
    [InlineData("", false)]
    [InlineData("\u007f", false)]
    [InlineData("\u001f", false)]
    public void Quotable_text_is_printable_ASCII(string text, bool quotable) => Assert.Equal(quotable, HeaderText.IsQuotable(text));

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void Quotable_text_has_a_bound(int length, bool quotable) => Assert.Equal(quotable, HeaderText.IsQuotable(new string('a', length)));
}
