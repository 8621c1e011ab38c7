namespace CorsFunctions.PropertyTests.Generation;

/// <summary>Requests that are near to what the rows allow.</summary>
internal static class RequestDraw
{
    private static readonly char[] Separators = [' ', ',', '\n'];

    public static CorsRequest Request(Random random, IReadOnlyList<PolicyRow> rows)
    {
        var row = rows.Count > 0 ? random.One(rows) : null;
        var patterns = Text(row, PolicyColumn.Origins).Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        var route = Text(row, PolicyColumn.Route) is { Length: > 0 } text && random.Percent(90) ? text : RouteDraw.Route(random);
        return new CorsRequest(
            random.Percent(70) ? "OPTIONS" : random.One(["GET", "POST", "PUT", "options"]),
            random.Percent(97) ? RouteDraw.PathNear(random, route) : random.One(["", "/", "//", "api", "*"]),
            random.Percent(8) ? null : patterns.Length > 0 && random.Percent(85) ? OriginDraw.OriginNear(random, random.One(patterns)) : OriginDraw.Origin(random),
            random.Percent(10) ? null : random.Percent(60) ? MethodNear(random, row) : NameDraw.RequestedMethod(random),
            random.Percent(65) ? RequestedNear(random, row) : NameDraw.RequestedHeaders(random));
    }

    private static string MethodNear(Random random, PolicyRow? row) =>
        random.One(["GET", .. Text(row, PolicyColumn.Methods).Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(name => name != "*")]);

    private static string? RequestedNear(Random random, PolicyRow? row)
    {
        var listed = Text(row, PolicyColumn.Headers).Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(name => name != "*").ToArray();
        random.Shuffle(listed);
        return listed.Length == 0 ? NameDraw.RequestedHeaders(random) : string.Join(',', listed.Take(random.Next(listed.Length + 1))).ToLowerInvariant();
    }

    private static string Text(PolicyRow? row, string column) => (string?)row?.Columns.GetValueOrDefault(column) ?? "";
}
