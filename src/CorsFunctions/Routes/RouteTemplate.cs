namespace CorsFunctions.Routes;

/// <summary>A row's Route, taken apart: literal segments, <c>{id}</c> for one segment, <c>{*rest}</c> last for any tail.</summary>
/// <param name="Text">The template as the row has it.</param>
/// <param name="Segments">One entry a segment: the literal, or null for a parameter.</param>
/// <param name="HasCatchAll">Whether it ends in <c>{*rest}</c>.</param>
internal sealed record RouteTemplate(string Text, string?[] Segments, bool HasCatchAll)
{
    public const int MaxLength = 512;
    public const int MaxSegments = 32;

    /// <summary>The template of a row that has none: every path.</summary>
    public static RouteTemplate Everything { get; } = new("/{*rest}", [], HasCatchAll: true);

    public static bool TryParse(string text, out RouteTemplate template, out string error)
    {
        template = Everything;
        error = FindFault(text, out var segments, out var hasCatchAll);
        if (error.Length > 0)
        {
            return false;
        }

        template = new RouteTemplate(text, segments, hasCatchAll);
        return true;
    }

    private static string FindFault(string text, out string?[] segments, out bool hasCatchAll)
    {
        (segments, hasCatchAll) = ([], false);
        if (!text.StartsWith('/'))
        {
            return $"A route is the whole path as the browser sends it, with a slash first. Write '/{Printable.Text(text.Trim())}', with the route prefix, as in '/api/data'";
        }

        if (text.Length > MaxLength)
        {
            return $"A route has at most {MaxLength} characters. Write a shorter one, with '{{*rest}}' for the tail";
        }

        var parts = text == "/" ? [] : text[1..].Split('/');
        if (parts.Length > MaxSegments)
        {
            return $"A route has at most {MaxSegments} segments. Write '{{*rest}}' for the tail";
        }

        segments = new string?[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            if (isLast && IsParameter(parts[i], "{*"))
            {
                hasCatchAll = true;
                segments = segments[..i];
                return "";
            }

            if (FindSegmentFault(parts[i], isLast) is { } fault)
            {
                return fault;
            }

            segments[i] = IsParameter(parts[i], "{") ? null : parts[i];
        }

        return "";
    }

    private static string? FindSegmentFault(string segment, bool isLast) => segment switch
    {
        "" when isLast => "A route does not end in a slash: '/api/data' matches '/api/data/' as well. Write it without the last slash",
        "" => "A route has no empty segments. Write one slash between segments",
        "." or ".." => "Browsers resolve '.' and '..' before they send a path. Write the resolved path",
        _ when IsParameter(segment, "{*") => "'{*rest}' matches the whole tail. Write it as the last segment",
        _ when IsParameter(segment, "{") => null,
        _ when segment.AsSpan().ContainsAny('{', '}') =>
            "A parameter takes a whole segment and has no constraint, default or question mark. Write '{id}' for one segment, '{*rest}' for the tail",
        _ when !IsLiteral(segment) =>
            "A literal segment has only ASCII characters that browsers do not percent-encode, and no ';'. Write '{id}' for any other segment",
        _ => null,
    };

    private static bool IsParameter(string segment, string opening)
    {
        if (!segment.StartsWith(opening, StringComparison.Ordinal) || !segment.EndsWith('}'))
        {
            return false;
        }

        var name = segment.AsSpan(opening.Length, segment.Length - opening.Length - 1);
        if (name.IsEmpty || !(char.IsAsciiLetter(name[0]) || name[0] == '_'))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }

    // RFC 3986, pchar without percent-encoding and without ';': what the host passes on unchanged, so that a literal means one thing only.
    private static bool IsLiteral(string segment)
    {
        foreach (var c in segment)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !"-._~!$&'()*+,=:@".Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
