using System.Text.RegularExpressions;
using CorsFunctions.PropertyTests.Generation;
using CorsFunctions.PropertyTests.Reference;

namespace CorsFunctions.PropertyTests;

/// <summary>"The claim is the nearest readable pattern, and never broader than what was written."</summary>
public partial class OriginClaimProperties
{
    // What no pattern has, and delimiters at places where they do not belong.
    private const string Illegal = "^\"'<>{}()|\\`%#?@&=+!~$;/\u00e9\u00a0\u200b\u202e\ufeff\0\u007f\t\u201c\ud83d";

    [Fact]
    public void Pattern_with_one_illegal_character_is_claimed()
    {
        var read = 0;
        Properties.Hold(40_000, DrawInserted, Properties.AsIs, drawn =>
        {
            // A star says everything already; a letter beside another star may be what made that narrow.
            if (drawn.Pattern == "*" || OriginPattern.TryParse(drawn.Text, out _, out _) || LetterBesideStar().IsMatch(drawn.Text))
            {
                return;
            }

            read++;
            Assert.Contains(drawn.Pattern, OriginClaim.Read(drawn.Text).Select(claim => claim.Text));
        });

        Reach.AtLeast(25_000, read, "texts with a fault");
    }

    [Fact]
    public void Pattern_with_one_letter_in_its_port_is_claimed() =>
        Properties.Hold(20_000, DrawLetterInPort, Properties.AsIs, drawn =>
            Assert.Contains(drawn.Pattern, OriginClaim.Read(drawn.Text).Select(claim => claim.Text)));

    [Fact]
    public void Claim_is_a_pattern_and_its_stars_were_written()
    {
        var claimed = 0;
        Properties.Hold(40_000, DrawMutated, Shrink, text =>
        {
            foreach (var claim in OriginClaim.Read(text))
            {
                claimed++;
                Assert.True(OriginPattern.TryParse(claim.Text, out var parsed, out _));
                Assert.Equal(parsed, claim);
                Assert.NotEqual(OriginPatternKind.Any, claim.Kind);
                Assert.True(claim.Text.Count(c => c == '*') <= text.Count(c => c == '*'), $"{claim.Text} has stars that nobody wrote");
                Assert.True(claim.Kind != OriginPatternKind.AnyHost || OnlyStar().IsMatch(text), $"{claim.Text} is any host where text stood before the star");
            }
        });

        Reach.AtLeast(20_000, claimed, "claims");
    }

    [GeneratedRegex("\\*[^./:]*\u00e9|\u00e9[^./:]*\\*")]
    private static partial Regex LetterBesideStar();

    [GeneratedRegex("[/\\\\][^a-zA-Z0-9.]*\\*")]
    private static partial Regex OnlyStar();

    private static Inserted DrawInserted(Random random)
    {
        string pattern;
        do
        {
            pattern = OriginDraw.GoodPattern(random);
        }
        while (ReferencePattern.Parse(pattern) is null);

        return new Inserted(pattern, pattern.Insert(random.Next(pattern.Length + 1), Illegal[random.Next(Illegal.Length)].ToString()));
    }

    private static Inserted DrawLetterInPort(Random random)
    {
        string pattern;
        do
        {
            pattern = OriginDraw.GoodPattern(random);
        }
        while (ReferencePattern.Parse(pattern) is null || !char.IsAsciiDigit(pattern[^1]) || pattern.LastIndexOf(':') <= pattern.IndexOf("://", StringComparison.Ordinal));

        return new Inserted(pattern, pattern.Insert(random.Next(pattern.LastIndexOf(':') + 1, pattern.Length + 1), random.One(["a", "x", "O", "l"])));
    }

    private static string DrawMutated(Random random)
    {
        var text = OriginDraw.Pattern(random);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            text = Mutation.OfText(random, text);
        }

        return text;
    }

    private static IEnumerable<string> Shrink(string text) => Enumerable.Range(0, text.Length).Select(i => text.Remove(i, 1));

    private sealed record Inserted(string Pattern, string Text);
}
