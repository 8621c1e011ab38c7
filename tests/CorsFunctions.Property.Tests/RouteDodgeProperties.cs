using System.Globalization;
using CorsFunctions.PropertyTests.Generation;

namespace CorsFunctions.PropertyTests;

/// <summary>No spelling of a path under a strict route is a way to a looser one, whoever decodes it and wherever they end it.</summary>
public class RouteDodgeProperties
{
    private const string Strict = "/api/admin/{*rest}";

    private static readonly string[] Paths = ["/api/admin", "/api/admin/users", "/api/admin/users/7", "/API/Admin/list"];

    private static readonly PolicySet Policies = PolicySet.Create(
        new[] { Strict, "/{*rest}", "/api/{*rest}", "/api/{area}", "/api/{area}/{id}", "/api/{area}/{id}/{*rest}", "/api/{area}/users/{id}", "/{a}/{b}/{c}", "/api/open" }
            .Select(route => new PolicyRow(RowDraw.App, route, new Dictionary<string, object?> { ["Origins"] = "*", ["Route"] = route })),
        RowDraw.App);

    [Fact]
    public void Path_under_a_strict_route_is_governed_by_it_or_by_none()
    {
        var (governed, refused) = (0, 0);
        Properties.Hold(100_000, Dodge, Properties.AsIs, path =>
        {
            var route = Policies.FindRoute(path)?.Route;

            Assert.True(route is null or Strict, $"{path} borrowed the policy of {route}");
            governed += route is null ? 0 : 1;
            refused += route is null ? 1 : 0;
        });

        Reach.AtLeast(5_000, governed, "governed paths");
        Reach.AtLeast(50_000, refused, "refused paths");
    }

    private static string Dodge(Random random)
    {
        var path = random.One(Paths);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            int[] slashes = [.. Enumerable.Range(0, path.Length).Where(at => path[at] == '/')];
            var slash = random.One(slashes);
            path = random.Next(7) switch
            {
                0 => path.Insert(slash, random.One(["/", "/.", "/x/..", "/%2e", "/x/%2e%2e", "/x/..;y", "/x/.%2E;", "/%2e;"])),
                1 when slash > 0 => path[..slash] + random.One(["%2F", "%5c", "\\", "%252f", "%25252F"]) + path[(slash + 1)..],
                2 when slash > 0 => path.Insert(slash, random.One([";", ";x=1", "%3Bx", "%253b"])),
                3 => path + random.One([";", ";x", "%3Bx", "%3Fx", "%23x", "#x", "%2523x", "%3F/x", "%23/x/y"]),
                4 => path + random.One(["/;x", "/%23x", "/%3Fx", "/%3B", "//", "/"]),
                _ => Encode(path, random),
            };
        }

        return path;
    }

    private static string Encode(string path, Random random)
    {
        int[] letters = [.. Enumerable.Range(0, path.Length).Where(at => char.IsAsciiLetter(path[at]) && !IsEncoding(path, at))];
        if (letters.Length == 0)
        {
            return path;
        }

        var letter = random.One(letters);
        var encoded = string.Create(CultureInfo.InvariantCulture, $"%{random.One(["", "25", "2525"])}{(int)path[letter]:x2}");
        return path[..letter] + encoded + path[(letter + 1)..];
    }

    private static bool IsEncoding(string path, int at) => path.LastIndexOf('%', at) is var percent and >= 0 && at - percent <= 6;
}
