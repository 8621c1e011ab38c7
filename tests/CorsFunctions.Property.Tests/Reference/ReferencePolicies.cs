namespace CorsFunctions.PropertyTests.Reference;

/// <summary>All rows of an app, and the rules of design.md in the order in which it gives them.</summary>
internal sealed class ReferencePolicies
{
    private readonly List<ReferenceRow> rows;

    public ReferencePolicies(IEnumerable<PolicyRow> rows)
    {
        // Of two rows with one key the first counts; the other is an error, and so it is set aside.
        var sorted = rows.OrderBy(row => row.RowKey, StringComparer.Ordinal).ToList();
        this.rows = [.. sorted.Select((row, i) => new ReferenceRow(row, i > 0 && sorted[i - 1].RowKey == row.RowKey))];
    }

    public ReferenceDecision Decide(CorsRequest request, DateTimeOffset now)
    {
        var isPreflight = request is { Method: "OPTIONS", Origin: not null, RequestMethod: not null };
        if (FindRoute(request.Path) is not { } governing)
        {
            return Refuse(rows.Count == 0 ? CorsReason.NoPolicies : CorsReason.NoRoute, null, isPreflight);
        }

        // "Vary: Origin … not when ACAO is always *": then malformed origins are answered like all others.
        var patterns = governing.SelectMany(row => row.Patterns).ToList();
        var isStatic = patterns.Count > 0 && patterns.All(pattern => pattern.IsAny);
        if (request.Origin is null && !isStatic)
        {
            return Refuse(CorsReason.None, null, isPreflight);
        }

        var origin = isStatic ? "null" : request.Origin!;
        if (!ReferenceOrigin.IsOrigin(origin))
        {
            return Refuse(CorsReason.OriginMalformed, null, isPreflight);
        }

        var row = FindRow(governing, origin);
        if (row is null || !row.IsInForce(now))
        {
            return Refuse(CorsReason.OriginNotAllowed, row, isPreflight);
        }

        var reason = isPreflight ? ReferencePreflight.Check(row, request) : CorsReason.None;
        var headers = Vary(!isStatic, isPreflight);
        headers["Access-Control-Allow-Origin"] = isStatic ? "*" : origin;
        if (row.Credentials)
        {
            headers["Access-Control-Allow-Credentials"] = "true";
        }

        if (isPreflight)
        {
            ReferencePreflight.Announce(row, request, reason, now, headers);
        }
        else if (row.HasStar("ExposedHeaders") || row.Announce("ExposedHeaders") is not null)
        {
            headers["Access-Control-Expose-Headers"] = row.HasStar("ExposedHeaders") ? "*" : row.Announce("ExposedHeaders")!;
        }

        return new ReferenceDecision(reason, row.Key, ReferenceDecision.Describe(headers));
    }

    /// <summary>The rows of the most specific route, or null when none matches or the path can be read in two ways.</summary>
    public List<ReferenceRow>? FindRoute(string path)
    {
        var asItStands = MostSpecific(path);
        if (asItStands is null || ReferencePath.ReadLaxly(path) is not { } readings || MostSpecific(readings.Whole)?.SequenceEqual(asItStands) != true)
        {
            return null;
        }

        // The reading that ends at a '?', '#' or ';' borrows nothing where its route takes the path as it stands, too.
        return MostSpecific(readings.Ended) is not { } ended || ended[0].Route!.Matches(path) ? asItStands : null;
    }

    private List<ReferenceRow>? MostSpecific(string path)
    {
        var matching = rows.Where(row => row.Route is not null && row.Route.Matches(path)).ToList();
        var best = matching.Where(row => matching.All(other => row.Route!.CompareSpecificity(other.Route!) >= 0)).ToList();
        return best.Count == 0 ? null : best;
    }

    // "The first by RowKey counts": the sort is stable and the rows are in the order of their keys.
    private static ReferenceRow? FindRow(List<ReferenceRow> governing, string origin) => governing
        .SelectMany(row => row.Patterns.Where(pattern => pattern.Matches(origin)).Select(pattern => (row, pattern)))
        .OrderByDescending(found => found.pattern.Specificity)
        .FirstOrDefault().row;

    // An edit of a row may allow some origins what is refused now, so a refusal always depends on it.
    private static ReferenceDecision Refuse(CorsReason reason, ReferenceRow? row, bool isPreflight) =>
        new(reason, row?.Key, ReferenceDecision.Describe(Vary(true, isPreflight)));

    private static Dictionary<string, string> Vary(bool onOrigin, bool isPreflight)
    {
        var names = new List<string>();
        if (onOrigin)
        {
            names.Add("Origin");
        }

        if (isPreflight)
        {
            names.AddRange(["Access-Control-Request-Method", "Access-Control-Request-Headers"]);
        }

        return names.Count == 0 ? [] : new Dictionary<string, string> { ["Vary"] = string.Join(", ", names) };
    }
}
