using CorsFunctions.PropertyTests.Generation;
using CorsFunctions.PropertyTests.Reference;

namespace CorsFunctions.PropertyTests;

/// <summary>A route with one slip in it keeps its claim, and what an operator is told to write is right.</summary>
public class RouteClaimProperties
{
    private const string Illegal = " \t\r\n\0\u007f\u00a0\u200b\ufeff\u00e9\u0130\u212a\u3002\"#%;<>?[\\]^`{|}*:$";

    private static readonly string[] Segments = ["api", "data", "admin", "a.b", "v1", "it's", "61x", "da", "{id}", "{id}", "{userId}", "{_}"];

    [Fact]
    public void Route_with_one_slip_is_claimed()
    {
        var faulty = 0;
        Properties.Hold(100_000, Slip.Draw, Slip.Shrink, slip =>
        {
            if (ReferenceRoute.Parse(slip.Text) is null)
            {
                var claims = RouteClaim.Read(slip.Text);
                Assert.Contains(Canonical(slip.Route), claims.Select(claim => Canonical(claim.Text)));
                Assert.True(claims.Count <= 4, string.Join(' ', claims.Select(claim => claim.Text)));
                faulty++;
            }
        });

        Reach.AtLeast(60_000, faulty, "faulty routes");
    }

    [Fact]
    public void Every_suggestion_is_right_and_is_claimed_as_well()
    {
        var suggested = 0;
        Properties.Hold(100_000, DrawText, ShrinkText, text =>
        {
            Assert.Equal(ReferenceRoute.Parse(text) is not null, RouteTemplate.TryParse(text, out _, out var error));
            Assert.True(error.Length <= Printable.MessageLength, error);
            const string Write = " Write '";
            if (error.IndexOf(Write, StringComparison.Ordinal) is var at and >= 0)
            {
                var suggestion = error[(at + Write.Length)..^1];

                Assert.EndsWith("'", error, StringComparison.Ordinal);
                Assert.NotNull(ReferenceRoute.Parse(suggestion));
                Assert.True(RouteTemplate.TryParse(suggestion, out _, out var second), second);
                suggested++;
            }
        });

        Reach.AtLeast(20_000, suggested, "suggestions");
    }

    [Fact]
    public void No_text_breaks_the_reader_and_every_claim_is_a_route()
    {
        Properties.Hold(100_000, DrawText, ShrinkText, text =>
            Assert.All(RouteClaim.Read(text), claim => Assert.NotNull(ReferenceRoute.Parse(claim.Text))));
    }

    /// <summary>Parameters by any name match the same.</summary>
    private static string Canonical(string route) => string.Join('/', route.Split('/').Select(segment =>
        segment.StartsWith("{*", StringComparison.Ordinal) ? "{*}" : segment.StartsWith('{') ? "{}" : segment));

    private static string DrawRoute(Random random)
    {
        var segments = random.Some(0, 5, () => random.One(Segments));
        return "/" + string.Join('/', random.Percent(45) ? segments.Append(random.One(["{*rest}", "{*all}"])) : segments);
    }

    private static string DrawText(Random random)
    {
        var text = random.Percent(90) ? Slip.Draw(random).Text : RouteDraw.Route(random);
        for (; random.Percent(40); text = Mutation.OfText(random, text))
        {
        }

        return random.Next(20) switch
        {
            0 => "https://api.example.com" + text,
            1 => $"'{text}'",
            2 => $"[\"{text}\"]",
            3 => text + random.One([", ", ",", ";", " ", "\n"]) + DrawRoute(random),
            4 => text.Replace('/', '\\'),
            5 => text + "?x=1",
            6 => text.Replace("{id}", random.One([":id", "<id>", "*", "{id:int}", "{id?}", "$id", "[id]"]), StringComparison.Ordinal),
            7 => text.Replace("{*rest}", random.One(["*", "**", "{**rest}", "*rest", "*.json"]), StringComparison.Ordinal),
            _ => text,
        };
    }

    private static IEnumerable<string> ShrinkText(string text) => Enumerable.Range(0, text.Length).Select(i => text.Remove(i, 1));

    private sealed record Slip(string Route, string Text)
    {
        public static Slip Draw(Random random)
        {
            var route = DrawRoute(random);
            int[] slashes = [.. Enumerable.Range(0, route.Length).Where(i => route[i] == '/')];
            return new Slip(route, random.Next(6) switch
            {
                0 when route.Length > 1 => route.Remove(random.One(slashes), 1),
                1 => route.Insert(random.One([.. slashes, route.Length]), "/"),
                2 => "https://api.example.com" + route,
                3 when route.EndsWith('}') => route[..^1],
                _ => route.Insert(random.Next(route.Length + 1), Illegal[random.Next(Illegal.Length)].ToString()),
            });
        }

        public static IEnumerable<Slip> Shrink(Slip slip) => [];

        public override string ToString() => $"'{Show(Route)}' with a slip: '{Show(Text)}'";

        private static string Show(string text) => Printable.Text(text);
    }
}
