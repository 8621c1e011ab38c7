namespace CorsFunctions.PropertyTests.Generation;

/// <summary>Routes that share prefixes, and paths that are near them.</summary>
internal static class RouteDraw
{
    private static readonly string[] Segments = ["api", "api", "api", "data", "admin", "admin", "{id}", "{id}", "{name}", "API", "a", "a.b"];
    private static readonly string[] Values = ["api", "data", "admin", "Admin", "42", "a", "adminx", "b%20c", "caf%C3%A9", "x;y", ".hidden", "%"];
    private static readonly string[] FaultyRoutes = ["api", "/api/", "/api//data", "/{id:int}", "/{*rest}/x", "/a b", "/{}", "/..", "/%61pi", "/{1}", "/a{b}"];

    public static string Route(Random random)
    {
        if (random.Percent(3))
        {
            return random.One(FaultyRoutes);
        }

        var segments = random.Some(0, 4, () => random.One(Segments));
        return "/" + string.Join('/', random.Percent(45) ? segments.Append(random.One(["{*rest}", "{*all}"])) : segments);
    }

    public static string PathNear(Random random, string route)
    {
        var path = route.Replace("{id}", random.One(Values), StringComparison.Ordinal).Replace("{name}", random.One(Values), StringComparison.Ordinal);
        var star = path.IndexOf("{*", StringComparison.Ordinal);
        if (star >= 0)
        {
            path = path[..star] + string.Join('/', random.Some(0, 3, () => random.One(Values)));
        }

        return random.Percent(55) ? path : Change(random, path);
    }

    private static string Change(Random random, string path)
    {
        var at = random.Next(path.Length + 1);
        var slash = random.One(Slashes(path));
        return random.Next(13) switch
        {
            0 => path + "/",
            1 => path + "//",
            2 => Mutation.FlipCase(random, path),
            3 when at < path.Length => path[..at] + Encode(path[at], random.Next(1, 5)) + path[(at + 1)..],
            4 => path.Insert(slash, "/"),
            5 => path.Insert(slash, random.One(["/.", "/..", "/x/..", "/%2e%2e", "/x/%2E.", "/...", "/.;a"])),
            6 => path[..slash] + random.One(["%2F", "%2f", "%5C", "\\", "%252f", ";x/"]) + path[Math.Min(slash + 1, path.Length)..],
            7 => path.Insert(at, random.One([";a=b", "%3b", "%00", "%20", "%", "%2", "%zz", "%c3%a9", "?", "#", "%3f", "%23/x", "%253F"])),
            8 => path + "/" + random.One(Values),
            9 => path[..slash],
            10 => path.ToUpperInvariant(),
            11 when random.Percent(5) => path + "/" + new string('a', random.Next(2030, 2060)) + (random.Percent(50) ? "%61" : ""),
            _ => Mutation.OfText(random, path),
        };
    }

    /// <summary>Percent-encodes a character as often as told.</summary>
    private static string Encode(char c, int times)
    {
        var text = $"%{(int)c & 0xff:x2}";
        for (; times > 1; times--)
        {
            text = "%25" + text[1..];
        }

        return text;
    }

    private static int[] Slashes(string path) =>
        path.Contains('/', StringComparison.Ordinal) ? [.. Enumerable.Range(0, path.Length).Where(i => path[i] == '/')] : [0];
}
