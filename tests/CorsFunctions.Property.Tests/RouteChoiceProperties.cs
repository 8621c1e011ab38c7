using System.Globalization;
using CorsFunctions.PropertyTests.Generation;
using CorsFunctions.PropertyTests.Reference;

namespace CorsFunctions.PropertyTests;

public class RouteChoiceProperties
{
    [Fact]
    public void Most_specific_route_governs_and_ambiguous_paths_are_governed_by_none()
    {
        var (governed, ambiguous, several) = (0, 0, 0);
        Properties.Hold(25_000, Routes.Draw, Routes.Shrink, drawn =>
        {
            var rows = drawn.Templates.Select((route, i) => new PolicyRow(
                RowDraw.App, string.Create(CultureInfo.InvariantCulture, $"{i:d2}"), new Dictionary<string, object?> { ["Origins"] = "*", ["Route"] = route })).ToArray();
            var expected = new ReferencePolicies(rows).FindRoute(drawn.Path);

            var route = PolicySet.Create(rows, RowDraw.App).FindRoute(drawn.Path);

            // The route is named by its first row.
            Assert.Equal(expected is null ? null : drawn.Templates[int.Parse(expected[0].Key, CultureInfo.InvariantCulture)], route?.Route);
            var matching = drawn.Templates.Select(ReferenceRoute.Parse).Count(template => template?.Matches(drawn.Path) == true);
            governed += expected is null ? 0 : 1;
            ambiguous += expected is null && matching > 0 ? 1 : 0;
            several += expected is not null && matching > 1 ? 1 : 0;
        });

        Reach.AtLeast(5_000, governed, "governed paths");
        Reach.AtLeast(500, ambiguous, "ambiguous paths");
        Reach.AtLeast(3_000, several, "paths that several routes match");
    }

    private sealed record Routes(string[] Templates, string Path)
    {
        public static Routes Draw(Random random)
        {
            // What a faulty text claims is another property.
            string[] templates = [.. random.Some(1, 6, () => RouteDraw.Route(random)).Where(route => ReferenceRoute.Parse(route) is not null)];
            return new Routes(templates, RouteDraw.PathNear(random, templates.Length == 0 ? "/" : random.One(templates)));
        }

        public static IEnumerable<Routes> Shrink(Routes value) =>
        [
            .. value.Templates.Select((_, i) => value with { Templates = [.. value.Templates[..i], .. value.Templates[(i + 1)..]] }),
            .. Enumerable.Range(0, value.Path.Length).Select(i => value with { Path = value.Path.Remove(i, 1) }),
        ];

        public override string ToString() => $"{string.Join(' ', Templates)} <- {Path}";
    }
}
