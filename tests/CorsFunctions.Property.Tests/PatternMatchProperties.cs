using CorsFunctions.PropertyTests.Generation;
using CorsFunctions.PropertyTests.Invariants;
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
            // A second pattern makes the answer depend on the origin, as it does nearly everywhere.
            var set = Set($"{pair.Pattern} https://other.test");
            var isPattern = ReferencePattern.Parse(pair.Pattern) is not null;
            var matches = isPattern && ReferencePattern.Parse(pair.Pattern)!.Matches(pair.Origin);
            var answer = Answer.To(set, new CorsRequest("GET", "/", pair.Origin, null, null));

            Assert.Equal(isPattern, set.Policies.Single().State == PolicyState.Active);
            Assert.Equal(matches || (isPattern && pair.Origin == "https://other.test"), answer.Decision.Outcome == CorsOutcome.Allowed);
            if (isPattern)
            {
                var isOrigin = pair.Origin == "null" || ReferenceOrigin.Parse(pair.Origin) is not null;
                Assert.Equal(isOrigin, answer.Decision.Reason != CorsReason.OriginMalformed);
                wellFormed++;
            }

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
            var rows = patterns.Select((pattern, i) => Row($"row{i:d2}", pattern)).ToArray();
            var matching = patterns.Select((text, i) => (Key: $"row{i:d2}", Pattern: ReferencePattern.Parse(text)!))
                .Where(row => row.Pattern.Matches(drawn.Origin))
                .ToList();
            var expected = matching.Count == 0 ? null : matching.Aggregate((best, row) => row.Pattern.Specificity.CompareTo(best.Pattern.Specificity) > 0 ? row : best).Key;

            var decision = Answer.To(PolicySet.Create(rows, RowDraw.App), new CorsRequest("GET", "/", drawn.Origin, null, null)).Decision;

            Assert.Equal(expected, decision.Policy?.RowKey);
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
        // Patterns around one host, so that they nest; one that is not "*" keeps the answer dependent on the origin.
        var origin = $"https://b.a.app.example.com{random.One(["", ":8443", ":80"])}";
        string[] nested =
        [
            "*", "https://*.com", "https://*.example.com", "https://*.app.example.com", "https://*.a.app.example.com", "https://*.b.a.app.example.com",
            "https://*.example.com:*", "https://*.app.example.com:8443", "https://*.com:*", "https://*.a.app.example.com:*", "http://*.app.example.com",
            "https://b.a.app.example.com", "https://b.a.app.example.com:*", "https://b.a.app.example.com:8443", "https://a.app.example.com",
        ];
        var patterns = random.Some(1, 7, () => random.One(nested)).Append("https://other.test").Distinct().ToArray();
        return new Nested(patterns, random.Percent(75) ? origin : OriginDraw.OriginNear(random, random.One(patterns)));
    }

    private static PolicySet Set(string origins) => PolicySet.Create([Row("row", origins)], RowDraw.App);

    private static PolicyRow Row(string key, string origins) =>
        new(RowDraw.App, key, new Dictionary<string, object?> { ["Origins"] = origins, ["Tolerate"] = "null-origin" });

    private sealed record Nested(string[] Patterns, string Origin)
    {
        public override string ToString() => $"{string.Join(' ', Patterns)} <- {Origin}";
    }
}
