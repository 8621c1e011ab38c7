using System.Globalization;
using System.Text;

namespace CorsFunctions.Routes;

/// <summary>Says what is wrong with a text that is no route template, and what to write.</summary>
internal static class RouteAdvice
{
    // Longer sentences are cut where they are printed, and half a suggestion is none.
    private const int LongestSuggestion = 256;

    public static string Explain(string text)
    {
        if (RouteText.Several(text) is { Count: > 1 } several)
        {
            return $"A row has one route. Write one row for each of them: {string.Join(" and ", several.Take(3).Select(route => $"'{Printable.Text(route.Text)}'"))}{(several.Count > 3 ? " …" : "")}";
        }

        if (RouteText.SeveralFaulty(text) is { Count: > 0 } parts)
        {
            return parts.Count > 1 ? "A row has one route. Write one row for each of them"
                : $"A route is a path alone, without a method or a word before it. {(Suggest(parts[0], RouteNotation.Translate(parts[0])) is { } alone ? $"Write '{alone}'" : "Write the path")}";
        }

        var path = RouteText.PathIn(text);
        var (reason, hint) = FindFault(text, path);
        if (RouteNotation.WithoutOptional(text) is not null)
        {
            reason = "A route has no optional part: the shorter path takes a row of its own";
        }

        // Brackets may be those of an array as well.
        text = text.Contains('[', StringComparison.Ordinal) ? text : RouteNotation.Translate(text);

        // A URL without a path says nothing of the path, and a host without a scheme may as well be a segment.
        var isCertain = !BeginsLikeHost(path) && RouteText.AfterScheme(text.Trim())?.Contains('/', StringComparison.Ordinal) != false;
        return isCertain && Suggest(path, text) is { } meant ? $"{reason}. Write '{meant}'" : $"{reason}. {hint}";
    }

    // What would be for more than was written, or would be warned of, is no advice.
    private static string? Suggest(string written, string translated) =>
        !written.Split('/').Any(HasTextBesideParameter)
        && RouteClaim.FindMeant(translated) is { Length: <= LongestSuggestion } meant && RouteTemplate.TryParse(meant, out var route) && RouteDoubts.Find(route) is null ? meant : null;

    private static (string Reason, string Hint) FindFault(string text, string path) =>
        FindFaultAround(text, path) ?? FindFaultOfPath(path)
            ?? ("This is no route", "Write the path as the browser sends it, such as /api/data, with {id} for one segment and {*rest} for the tail");

    /// <summary>What is wrong with the text around the path.</summary>
    private static (string Reason, string Hint)? FindFaultAround(string text, string path)
    {
        var place = 1;
        foreach (var rune in text.EnumerateRunes())
        {
            if (RouteText.IsInvisible(rune) || Rune.IsWhiteSpace(rune))
            {
                return (
                    $"There is {(rune.Value == ' ' ? "a blank" : "an invisible character")}, {Name(rune)}, at place {Number(place)}, and no path has one",
                    "Write the route without it, or {id} for a segment that browsers percent-encode");
            }

            place += rune.Utf16SequenceLength;
        }

        if (text.IndexOfAny(['"', '`', '[', ']']) is 0 || text.StartsWith('\''))
        {
            return ("A route stands in its cell without quotes and brackets", "Write it without them");
        }

        if (RouteText.AfterScheme(text) is not null)
        {
            return ("A route is the path of a URL alone: it holds for every host that the app answers to", "Write the path");
        }

        if (text.Contains('\\', StringComparison.Ordinal))
        {
            return ("A path has slashes and no backslashes", "Write the route with slashes");
        }

        return text.Contains('?', StringComparison.Ordinal) && !path.Contains('?', StringComparison.Ordinal)
            ? ("A route has no query: whatever the query, the path decides", "Write the path")
            : null;
    }

    private static (string Reason, string Hint)? FindFaultOfPath(string path)
    {
        if (!path.StartsWith('/'))
        {
            return (
                BeginsLikeHost(path) ? "A route is the whole path as the browser sends it, without the host and with a slash first"
                    : "A route is the whole path as the browser sends it, with the route prefix and a slash first",
                "Write it so, as in /api/data");
        }

        if (path.Length > RouteTemplate.MaxLength)
        {
            return ($"A route has at most {RouteTemplate.MaxLength} characters", "Write a shorter one, with {*rest} for the tail");
        }

        var parts = path[1..].Split('/');
        if (parts.Length > RouteTemplate.MaxSegments)
        {
            return ($"A route has at most {RouteTemplate.MaxSegments} segments", "Write {*rest} for the tail");
        }

        return parts.Length > 1 && parts[^1].Length == 0
            ? ("A route does not end in a slash: '/api/data' matches '/api/data/' as well", "Write it without the last slash")
            : parts.Select((part, i) => FindFaultOfSegment(part, isLast: i == parts.Length - 1)).FirstOrDefault(fault => fault is not null);
    }

    private static (string Reason, string Hint)? FindFaultOfSegment(string segment, bool isLast) => segment switch
    {
        "" => ("A route has no empty segments", "Write one slash between segments"),
        "." or ".." => ("Browsers resolve '.' and '..' before they send a path", "Write the resolved path"),
        _ when RouteSegment.IsParameter(segment) || RouteSegment.IsLiteral(segment) => null,
        _ when RouteSegment.IsTail(segment) => isLast ? null
            : ("{*rest} matches the whole tail, so it is the last segment; {id} stands for one segment", "Write {*rest} last"),
        _ when segment.Count(c => c == '{') != segment.Count(c => c == '}') =>
            ("A brace has no partner", "Write {id} for one segment, {*rest} for the tail"),
        _ when segment.Contains('*', StringComparison.Ordinal) =>
            ("A star has a meaning in {*rest} only, which matches the whole tail; {id} stands for one segment", "Write one of the two for the segment"),
        _ when segment is [':' or '<' or '$', ..] or ['(', .., ')'] =>
            ("A parameter is written in braces", "Write {id} for one segment, {*rest} for the tail"),
        _ when segment.AsSpan().ContainsAny('{', '}') =>
            ("A parameter takes a whole segment and has no constraint, default or question mark", "Write {id} for one segment, {*rest} for the tail"),
        _ when segment.Contains('%', StringComparison.Ordinal) =>
            ("A literal segment has only characters that browsers do not percent-encode", "Write {id} for a segment that has others"),
        _ when segment.AsSpan().ContainsAny('?', '#') =>
            ("A route has no query and no fragment", "Write the path alone"),
        [.., ','] => ("A row has one route, and a literal does not end in a comma", "Write it without the comma"),
        _ => FindIllegalCharacter(segment),
    };

    private static (string Reason, string Hint) FindIllegalCharacter(string segment)
    {
        var rune = segment.EnumerateRunes().First(each => !each.IsAscii || !RouteSegment.IsLiteral((char)each.Value));
        return (
            $"'{Printable.Text(rune.ToString())}' ({Name(rune)}) is no character of a literal segment, which has only ASCII characters that browsers do not percent-encode, and no ';'",
            "Write the route without it, or {id} for a segment that has others");
    }

    // For "v{version}" or "<id>.json" a parameter would be for every other segment as well.
    private static bool HasTextBesideParameter(string segment) =>
        segment.AsSpan().IndexOfAny('{', '<') is var open and >= 0
        && segment.IndexOfAny(['}', '>'], open) is var close && close > open && segment[open + 1] != '*'
        && (segment.AsSpan(0, open).Trim("<:$*([").Length > 0 || segment.AsSpan(close + 1).Trim("}?*>)]").Length > 0);

    private static bool BeginsLikeHost(string path) => path.Split('/')[0].AsSpan().IndexOfAny('.', ':') > 0;

    private static string Name(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");

    private static string Number(int place) => place.ToString(CultureInfo.InvariantCulture);
}
