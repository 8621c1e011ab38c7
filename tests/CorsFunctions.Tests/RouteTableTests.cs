namespace CorsFunctions.Tests;

/// <summary>Many routes are looked up in a table of bit sets; it finds what trying them one by one does.</summary>
public class RouteTableTests
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e", "f"];

    // Some 5,600: the sets have many blocks, full ones and sparse ones.
    private static readonly RouteTemplate[] Many = [.. Templates(depth: 4, ["a", "b", "c", "d", "{x}", "e", "f"]).Select(Parse)];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(131)]
    [InlineData(1009)]
    public void Route_that_is_found_is_the_most_specific_that_matches(int step)
    {
        RouteTemplate[] routes = [.. Many.Where((_, i) => i % step == 0)];
        var index = new RouteIndex<string>(routes.Select(route => new RouteEntry<string>(route, route.Text)));

        foreach (var path in Paths())
        {
            var best = routes.Where(route => route.Matches(path)).MinBy(Specificity, StringComparer.Ordinal)?.Text;

            Assert.Equal((path, best), (path, index.Find(path)));
        }
    }

    // Segment by segment a literal goes before a parameter, that before the end, and the end before a tail.
    private static string Specificity(RouteTemplate route) =>
        string.Concat(route.Segments.Select(segment => segment is null ? '1' : '0')) + (route.HasCatchAll ? '3' : '2');

    private static IEnumerable<string> Paths()
    {
        var random = new Random(20261126);
        yield return "/";
        yield return "/a//b";
        yield return "/a/b/";
        yield return "/A/B/C";
        for (var i = 0; i < 120; i++)
        {
            yield return "/" + string.Join('/', Enumerable.Range(0, random.Next(1, 7)).Select(_ => random.Next(9) == 0 ? "other" : Names[random.Next(Names.Length)]));
        }
    }

    private static IEnumerable<string> Templates(int depth, string[] segments)
    {
        IEnumerable<string> level = [""];
        for (var i = 0; i <= depth; i++)
        {
            level = level.ToList();
            foreach (var path in level)
            {
                yield return path.Length == 0 ? "/" : path;
                yield return $"{path}/{{*rest}}";
            }

            level = level.SelectMany(path => segments.Select(segment => $"{path}/{segment}"));
        }
    }

    private static RouteTemplate Parse(string text) => RouteTemplate.TryParse(text, out var route) ? route : throw new ArgumentException(text, nameof(text));
}
