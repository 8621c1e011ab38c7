using CorsFunctions.PropertyTests.Generation;
using CorsFunctions.PropertyTests.Reference;

namespace CorsFunctions.PropertyTests;

public class PatternMatchProperties
{
    [Fact]
    public void Pattern_matches_the_origins_that_the_reference_matches()
    {
        var (matching, wellFormed) = (0, 0);
        Properties.Hold(25_000, Draw, ShrinkPair, pair =>
        {
            var reference = ReferencePattern.Parse(pair.Pattern);
            var isPattern = OriginPattern.TryParse(pair.Pattern, out var pattern, out _);
            Assert.Equal(reference is not null, isPattern);

            var index = new OriginIndex<string>();
            if (pattern is not null && isPattern)
            {
                index.TryAdd(pattern, pair.Pattern, out _);
            }

            var matches = reference?.Matches(pair.Origin) ?? false;
            Assert.Equal(ReferenceOrigin.IsOrigin(pair.Origin), index.TryFind(pair.Origin, out var found));
            Assert.Equal(matches ? pair.Pattern : null, found);
            wellFormed += isPattern ? 1 : 0;
            matching += matches ? 1 : 0;
        });

        Reach.AtLeast(4_000, matching, "matching origins");
        Reach.AtLeast(15_000, wellFormed, "well-formed patterns");
    }

    [Fact]
    public void Most_specific_pattern_decides()
    {
        var several = 0;
        Properties.Hold(15_000, DrawMany, Properties.AsIs, drawn =>
        {
            var patterns = drawn.Patterns;
            var index = new OriginIndex<string>();
            foreach (var text in patterns)
            {
                Assert.True(OriginPattern.TryParse(text, out var pattern, out var error), error.Message);
                index.TryAdd(pattern, text, out _);
            }

            var matching = patterns.Select(ReferencePattern.Parse).Where(pattern => pattern!.Matches(drawn.Origin)).ToList();
            var expected = matching.MaxBy(pattern => pattern!.Specificity)?.Text;

            index.TryFind(drawn.Origin, out var found);

            Assert.Equal(expected, found);
            several += matching.Count > 1 ? 1 : 0;
        });

        Reach.AtLeast(3_000, several, "origins that several patterns match");
    }

    private static (string Pattern, string Origin) Draw(Random random)
    {
        var pattern = OriginDraw.Pattern(random);
        return (pattern, random.Percent(85) ? OriginDraw.OriginNear(random, pattern) : OriginDraw.Origin(random));
    }

    private static IEnumerable<(string Pattern, string Origin)> ShrinkPair((string Pattern, string Origin) pair) =>
    [
        .. Enumerable.Range(0, pair.Origin.Length).Select(i => (pair.Pattern, pair.Origin.Remove(i, 1))),
        .. Enumerable.Range(0, pair.Pattern.Length).Select(i => (pair.Pattern.Remove(i, 1), pair.Origin)).Where(smaller => smaller.Item1 != ""),
    ];

    private static Nested DrawMany(Random random)
    {
        // Patterns around one host, so that they nest.
        var origin = $"https://{random.One(["b", "pr-1", "pr-1-x", "pr-x"])}{random.One([".a", ""])}.app.example.com{random.One(["", "", ":8443", ":80"])}";
        string[] nested =
        [
            "*", "https://*.com", "https://*.example.com", "https://*.app.example.com", "https://*.a.app.example.com", "https://*.b.a.app.example.com",
            "https://*.example.com:*", "https://*.app.example.com:8443", "https://*.com:*", "https://*.a.app.example.com:*", "http://*.app.example.com",
            "https://b.a.app.example.com", "https://b.a.app.example.com:*", "https://b.a.app.example.com:8443", "https://a.app.example.com",
            "https://pr-*.app.example.com", "https://p*.app.example.com", "https://p*x.app.example.com", "https://*-x.app.example.com", "https://pr-*-x.app.example.com",
            "https://pr-*.app.example.com:8443", "https://pr-*.app.example.com:*", "https://pr-*.a.app.example.com", "https://pr-*x.app.example.com:*",
            "http://pr-*.app.example.com", "https://pr-1.app.example.com:*", "https://*-1.app.example.com", "https://p*-x.app.example.com",
        ];
        var patterns = random.Some(1, 7, () => random.One(nested)).Distinct().ToArray();
        return new Nested(patterns, random.Percent(75) ? origin : OriginDraw.OriginNear(random, random.One(patterns)));
    }

    private sealed record Nested(string[] Patterns, string Origin)
    {
        public override string ToString() => $"{string.Join(' ', Patterns)} <- {Origin}";
    }
}
