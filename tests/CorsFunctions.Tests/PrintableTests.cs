namespace CorsFunctions.Tests;

/// <summary>What comes from rows or from the network and goes into a log or on a terminal is one printable line.</summary>
public class PrintableTests
{
    private const string Forged = "evil\n2026-11-21 crit: FORGED\u202e\u001b[2J\u2028";

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc…")]
    [InlineData("a\n", 3, "a\\u000a")]
    [InlineData("a\nbc", 3, "a\\u000ab…")]
    [InlineData("a\u202e\u200b\ufeff", 9, "a\\u202e\\u200b\\ufeff")]
    [InlineData("\ud83d\ude00x", 1, "\ufffd…")]
    public void Text_is_escaped_and_cut(string text, int length, string printed) => Assert.Equal(printed, Printable.Text(text, length));

    [Fact]
    public void Finding_is_one_printable_line()
    {
        var finding = new RowFinding("a\r\nb", "Origins", new string('x', 200) + "\u202e", "invalid", "Message");

        Assert.Equal($"row 'a\\u000d\\u000ab', column Origins, value '{new string('x', 120)}…': Message", finding.ToString());
    }

    [Fact]
    public void Nothing_of_a_row_reaches_a_finding_or_a_decision_as_it_is()
    {
        var set = Given.Set(
            Given.Row(Forged, "https://app.example.com", Forged, Forged, "max" + Forged, 1),
            Given.Row(Forged, $"{Forged} https://app.example.com", "Route", Forged, "Methods", Forged, "Headers", Forged, "ExposedHeaders", Forged, "Tolerate", Forged, "Credentials", Forged),
            Given.Row("z", "https://app.example.com"));

        Assert.All(set.Findings, finding => Assert.True(Printable.IsPrintable(finding.ToString()), finding.ToString()));
        Assert.NotEmpty(set.Findings);
        Assert.True(Printable.IsPrintable(Given.Decide(set, Given.Actual("https://app.example.com")).Policy!.PrintableKey));
    }
}
