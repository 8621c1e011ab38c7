namespace CorsFunctions.PropertyTests.Generation;

/// <summary>The slips of a hand that fills in a row: one at a time, in a row that was valid.</summary>
internal static class SlipDraw
{
    // No column takes any of these where it is put, and some split an element, a segment or a host in two.
    private const string Illegal = "^\"'<>{}[]()|\\`%#?@*;:$&=+!~ /,.\u00e9\u00a0\u200b\u202e\ufeff\0\u007f\t\n";

    private static readonly string[] Columns =
        [PolicyColumn.Route, PolicyColumn.Origins, PolicyColumn.Methods, PolicyColumn.Headers, PolicyColumn.ExposedHeaders, PolicyColumn.Credentials,
        PolicyColumn.MaxAge, PolicyColumn.Enabled, PolicyColumn.ExpiresOn, PolicyColumn.Tolerate];

    /// <summary>The row with one slip in it; it may still be valid, where the slip has a meaning of its own.</summary>
    public static PolicyRow Slip(Random random, PolicyRow row)
    {
        var columns = new Dictionary<string, object?>(row.Columns);
        var filled = Columns.Where(name => columns.GetValueOrDefault(name) is string { Length: > 0 }).ToList();
        var column = random.Percent(80) ? random.One([PolicyColumn.Route, PolicyColumn.Origins]) : random.One(Columns);
        if (!filled.Contains(column))
        {
            column = random.One(filled);
        }

        var text = (string)columns[column]!;
        if (random.Percent(10))
        {
            columns.Remove(column);
            columns[Misname(random, column)] = text;
            if (random.Percent(20))
            {
                columns[column] = "";
            }
        }
        else
        {
            columns[column] = random.Percent(35) ? Insert(random, text) : column switch
            {
                PolicyColumn.Route => Route(random, text),
                PolicyColumn.Origins => Origins(random, text),
                _ => List(random, text),
            };
        }

        return new PolicyRow(row.PartitionKey, row.RowKey, columns);
    }

    private static string Insert(Random random, string text) =>
        text.Insert(random.Next(text.Length + 1), Illegal[random.Next(Illegal.Length)].ToString());

    private static string Misname(Random random, string column)
    {
        if (random.Percent(20))
        {
            return random.One(OtherWords(column));
        }

        var name = random.Next(6) switch
        {
            0 => column.ToLowerInvariant(),
            1 => column.ToUpperInvariant(),
            2 => char.ToLowerInvariant(column[0]) + column[1..],
            3 => column + " ",
            4 => column.Remove(random.Next(1, column.Length), 1),
            _ => column.EndsWith('s') ? column[..^1] : column + "s",
        };
        return random.Percent(20) ? name.Insert(random.Next(1, name.Length), random.One(["_", "-", " "])) : name;
    }

    private static string[] OtherWords(string column) => column switch
    {
        PolicyColumn.Route => ["Path", "Url", "pattern"],
        PolicyColumn.Origins => ["AllowedOrigins", "allowOrigin", "Access-Control-Allow-Origin"],
        PolicyColumn.Methods => ["AllowedMethods", "verbs"],
        PolicyColumn.Headers => ["allowed_headers", "RequestHeaders"],
        PolicyColumn.ExposedHeaders => ["ExposeHeaders"],
        PolicyColumn.Credentials => ["AllowCredentials", "SupportsCredentials"],
        PolicyColumn.MaxAge => ["MaxAgeSeconds"],
        PolicyColumn.Enabled => ["Active", "isEnabled", "Disabled"],
        PolicyColumn.ExpiresOn => ["Expires", "expiresAt", "ValidUntil"],
        _ => ["Tolerates"],
    };

    private static string Route(Random random, string route)
    {
        var segments = route.Split('/');
        var at = random.Next(segments.Length);
        var name = segments[at].Trim('{', '}', '*');
        segments[at] = segments[at] switch
        {
            ['{', '*', ..] => random.One(["{*" + name, "*", "**", "*" + name + "}", "{**" + name + "}", "{" + name + "*}", ":" + name + "*", "{*}"]),
            ['{', ..] => random.One(["{" + name, "{" + name + ":int}", "{" + name + "?}", ":" + name, "<" + name + ">", "<int:" + name + ">", "$" + name, "${" + name + "}", at < segments.Length - 1 ? "*" : "{" + name + "=1}", "{" + name + "}}", "{{" + name + "}", "{}"]),
            var literal => literal,
        };
        var slipped = string.Join('/', segments);
        return slipped != route ? slipped : random.Next(8) switch
        {
            0 => route[1..],
            1 => route + "/",
            2 => route.Insert(Math.Max(0, route.LastIndexOf('/')), "/"),
            3 => "https://api.example.com" + route,
            4 => "https://api.example.com:8443" + route + "?q=1",
            5 => $"'{route}'",
            6 => $" {route} ",
            _ => $"[\"{route}\"]",
        };
    }

    private static string Origins(Random random, string list)
    {
        var elements = list.Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (random.Percent(30) || elements.Length == 0)
        {
            return List(random, list);
        }

        var at = random.Next(elements.Length);
        var origin = elements[at];
        elements[at] = random.Next(8) switch
        {
            0 => origin + "/",
            1 => origin + "/path?q#f",
            2 when origin.StartsWith("http", StringComparison.Ordinal) && !origin[6..].Contains(':', StringComparison.Ordinal) => origin + (origin.StartsWith("http:", StringComparison.Ordinal) ? ":80" : ":443"),
            3 => random.One([$"'{origin}'", $"\"{origin}\"", $"\u201c{origin}\u201d", $"<{origin}>", $"({origin})"]),
            4 => origin.ToUpperInvariant(),
            5 => Mutation.FlipCase(random, origin),
            6 => origin + random.One([".", ",", ";", ":", "/*", "\\", "\\n"]),
            _ => origin + "//",
        };
        return string.Join(random.One([" ", ", ", "\n"]), elements);
    }

    private static string List(Random random, string list)
    {
        var elements = list.Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return random.Next(7) switch
        {
            0 => string.Join(';', elements),
            1 => string.Join(" | ", elements),
            2 => string.Join("\\n", elements),
            3 => string.Join(',', elements.Select(element => $"'{element}'")),
            4 => $"[{string.Join(", ", elements.Select(element => $"\"{element}\""))}]",
            5 => "\ufeff" + list,
            _ => string.Join(",\u00a0", elements) + "\u200b",
        };
    }
}
