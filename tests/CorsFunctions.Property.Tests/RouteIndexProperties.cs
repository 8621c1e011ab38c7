using System.Globalization;
using CorsFunctions.PropertyTests.Generation;
using CorsFunctions.PropertyTests.Reference;

namespace CorsFunctions.PropertyTests;

/// <summary>Many routes that a literal and a parameter divide at each level: the look-up against trying one after the other.</summary>
public class RouteIndexProperties
{
    private static readonly string[] Segments = ["a", "a", "b", "{p}", "{p}", "{q}"];
    private static readonly string[] Values = ["a", "a", "A", "b", "c"];

    [Fact]
    public void Route_found_among_hundreds_is_the_most_specific_that_matches()
    {
        var (found, several) = (0, 0);
        Properties.Hold(300, DrawRoutes, Properties.AsIs, drawn =>
        {
            var map = new RouteMap<string>();
            foreach (var text in drawn.Routes)
            {
                Assert.True(RouteTemplate.TryParse(text, out var template));
                map.GetOrAdd(template, each => each.Text);
            }

            var index = map.ToIndex();
            var routes = drawn.Routes.Select(text => (text, Route: ReferenceRoute.Parse(text)!)).ToList();
            foreach (var path in drawn.Paths)
            {
                var matching = routes.Where(each => each.Route.Matches(path)).ToList();
                var expected = matching.Count == 0 ? null : matching.Aggregate((best, each) => each.Route.CompareSpecificity(best.Route) > 0 ? each : best).text;

                Assert.Equal(expected, index.Find(path));
                Assert.Equal(matching.Select(each => each.text), routes.Where(each => Template(each.text).Matches(path)).Select(each => each.text));
                found += expected is null ? 0 : 1;
                several += matching.Count > 1 ? 1 : 0;
            }
        });

        Reach.AtLeast(1_000, found, "routes");
        Reach.AtLeast(500, several, "paths that several routes match");
    }

    private static RouteTemplate Template(string text) => RouteTemplate.TryParse(text, out var template) ? template : throw new ArgumentException(text);

    private static (string[] Routes, string[] Paths) DrawRoutes(Random random)
    {
        var depth = random.Next(1, 12);
        var count = random.Next(1, 1500);
        var routes = Enumerable.Range(0, count).Select(i =>
        {
            var segments = random.Some(0, depth, () => random.One(Segments)).ToList();
            if (random.Percent(30))
            {
                segments.Add(random.One(["{*rest}", string.Create(CultureInfo.InvariantCulture, $"end{i % 400}")]));
            }

            return "/" + string.Join('/', segments);
        });
        var paths = random.Some(20, 20, () =>
        {
            var path = "/" + string.Join('/', random.Some(0, depth + 2, () => random.Percent(5) ? random.One(["", "end7", "end42"]) : random.One(Values)));
            return random.Percent(10) ? path + "/" : path;
        });
        return ([.. routes.DistinctBy(text => text.Replace("{q}", "{p}", StringComparison.Ordinal))], [.. paths]);
    }
}
