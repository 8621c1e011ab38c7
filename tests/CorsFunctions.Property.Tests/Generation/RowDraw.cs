using System.Globalization;

namespace CorsFunctions.PropertyTests.Generation;

/// <summary>Policy rows: mostly good ones, some switched off, expired, or faulty in one column.</summary>
internal static class RowDraw
{
    public const string App = "default";

    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly (string Column, string Value)[] Faults =
    [
        ("MaxAge", "-1"), ("MaxAge", "86401"), ("MaxAge", "soon"), ("Methods", "TRACE"), ("Methods", "PU(T"), ("Headers", "Cookie"),
        ("Headers", "Sec-Fetch-Mode"), ("Headers", "Access-Control-Allow-Origin"), ("Headers", "x:y"), ("ExposedHeaders", "Set-Cookie"),
        ("ExposedHeaders", "Access-Control-Max-Age"), ("Credentials", "yes"), ("Enabled", "maybe"), ("ExpiresOn", "tomorrow"), ("Tolerate", "everything"),
    ];

    /// <summary>Rows that share routes and origins; keys are distinct but for a few.</summary>
    public static PolicyRow[] Rows(Random random, int atMost = 6)
    {
        var routes = random.Some(1, 3, () => RouteDraw.Route(random)).ToList();
        var patterns = random.Some(1, 5, () => OriginDraw.GoodPattern(random)).ToList();
        var rows = random.Some(0, atMost, () => Row(random, routes, patterns))
            .Select((row, i) => new PolicyRow(App, random.Percent(3) ? "dup" : string.Create(CultureInfo.InvariantCulture, $"row{i}"), row.Columns))
            .ToArray();
        random.Shuffle(rows);
        return rows;
    }

    public static PolicyRow Row(Random random, IReadOnlyList<string> routes, IReadOnlyList<string> patterns)
    {
        var columns = new Dictionary<string, object?>
        {
            [PolicyColumn.Route] = random.Percent(30) ? "" : random.Percent(90) ? random.One(routes) : RouteDraw.Route(random),
            [PolicyColumn.Origins] = string.Join(' ', random.Some(random.Percent(3) ? 0 : 1, 3, () => random.Percent(85) ? random.One(patterns) : OriginDraw.GoodPattern(random))),
            [PolicyColumn.Methods] = NameDraw.MethodList(random),
            [PolicyColumn.Headers] = NameDraw.HeaderList(random),
            [PolicyColumn.ExposedHeaders] = random.One(["", "", "X-Request-Id", "ETag, etag x-b", random.Percent(30) ? "*" : ""]),
            [PolicyColumn.Credentials] = random.One(["", "", "", "false", "false", "true", "True"]),
            [PolicyColumn.MaxAge] = random.One(["", "", "0", "30", "86400"]),
            [PolicyColumn.ExpiresOn] = random.Percent(85) ? "" : random.One(["2026-11-21T12:00:00.5Z", "2026-11-21T12:00:29.9Z", "2026-11-21T12:05:00Z", "2030-01-01T00:00Z"]),
            [PolicyColumn.Tolerate] = random.One(["", "null-origin", "insecure-origin", "public-suffix, insecure-origin", "public-suffix null-origin insecure-origin"]),
        };
        if (random.Percent(18))
        {
            PutOutOfForce(random, columns);
        }

        return new PolicyRow(App, "row", columns);
    }

    /// <summary>Disabled, expired, or faulty in a column other than those that say what the row claims.</summary>
    public static void PutOutOfForce(Random random, Dictionary<string, object?> columns)
    {
        switch (random.Next(4))
        {
            case 0:
                columns[PolicyColumn.Enabled] = "false";
                break;
            case 1:
                columns[PolicyColumn.ExpiresOn] = random.One(["2026-11-21T12:00:00Z", "2026-11-21T11:59:59Z", "2020-01-01T00:00Z"]);
                break;
            default:
                var (column, value) = random.One(Faults);
                columns[column] = value;
                break;
        }
    }
}
