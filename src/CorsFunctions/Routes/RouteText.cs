using System.Buffers;
using System.Globalization;
using System.Text;

namespace CorsFunctions.Routes;

/// <summary>The path in a cell that holds no route template, with what people put around a path taken off.</summary>
internal static class RouteText
{
    /// <summary>Longer text is not looked into.</summary>
    public const int MaxLength = 2048;

    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    private static readonly char[] Separators = [',', ';', '|', ' ', '\t', '\r', '\n', '\u00a0'];

    /// <summary>The routes of a cell that has several, each right by itself; otherwise nothing.</summary>
    public static IReadOnlyList<RouteTemplate> Several(string text)
    {
        var routes = new List<RouteTemplate>();
        foreach (var part in text.Trim('[', ']').Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!RouteTemplate.TryParse(Unquoted(part), out var route))
            {
                return [];
            }

            routes.Add(route);
        }

        return routes.Count > 1 ? routes : [];
    }

    /// <summary>The routes of a cell that has several of which some are faulty, or one behind a method; otherwise nothing.</summary>
    public static IReadOnlyList<string> SeveralFaulty(string text)
    {
        var parts = text.Trim('[', ']').Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        string[] routes = [.. parts.Select(Unquoted).Where(BeginsPath)];
        return Several(text).Count == 0 && routes.Length > (BeginsPath(Unquoted(parts.FirstOrDefault() ?? "")) ? 1 : 0) ? routes : [];

        static bool BeginsPath(string part) => part.StartsWith('/') || AfterScheme(part) is not null;
    }

    /// <summary>The options of a segment such as <c>{hello,ping}</c> or <c>(hello|ping)</c>; empty for any other.</summary>
    public static string[] OptionsIn(string segment) =>
        segment is ['{', _, .., '}'] or ['(', _, .., ')'] && segment[1..^1].Split(segment[0] == '{' ? [','] : [',', '|']) is { Length: > 1 } options && options.All(option => RouteSegment.IsLiteral(option)) ? options : [];

    /// <summary>The path of a URL that has a host and no scheme, or null.</summary>
    public static string? AfterHost(string text)
    {
        var start = text.StartsWith("//", StringComparison.Ordinal) ? 2 : 0;
        if (text.IndexOf('/', start) is not (> 0 and var slash) || slash == start)
        {
            return null;
        }

        var host = text.AsSpan(start, slash - start);
        var port = host.IndexOf(':');
        var name = port < 0 ? host : host[..port];
        var hasPort = port > 0 && host[(port + 1)..] is { IsEmpty: false } digits && !digits.ContainsAnyExceptInRange('0', '9');
        var end = name[(name.LastIndexOf('.') + 1)..];
        var isDomain = end.Length < name.Length && end.Length > 1 && !end.ContainsAnyExceptInRange('a', 'z');
        return (port < 0 ? isDomain || name is "localhost" : hasPort) && !name.ContainsAnyExcept(HostCharacters) ? text[slash..] : null;
    }

    /// <summary>The path: of a whole URL its path, without quotes, invisible characters and query, with slashes for backslashes.</summary>
    public static string PathIn(string text)
    {
        var path = Unquoted(string.Concat(text.EnumerateRunes().Where(rune => !IsInvisible(rune))).Trim().Trim('[', ']', '"', '`')).Trim();
        path = path.StartsWith("'/", StringComparison.Ordinal) ? path[1..] : path;
        var url = AfterScheme(path);
        if (url is not null)
        {
            var start = url.IndexOfAny(['/', '?', '#']);
            path = start < 0 || url[start] != '/' ? "/" : url[start..];
        }

        return WithSlashes(WithoutQuery(path, isUrl: url is not null));
    }

    /// <summary>The segments that are not empty. A parameter that a slash cut in two is one segment.</summary>
    public static List<string> Segments(string path)
    {
        var segments = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var isSecondHalf = part.Contains('}', StringComparison.Ordinal) && !part.Contains('{', StringComparison.Ordinal);
            if (isSecondHalf && segments.Count > 0 && segments[^1].LastIndexOf('{') > segments[^1].LastIndexOf('}'))
            {
                segments[^1] += part;
            }
            else
            {
                segments.Add(part);
            }
        }

        return segments;
    }

    /// <summary>Characters that nobody sees in a table editor, so that nobody misses them.</summary>
    public static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>What follows <c>scheme://</c>, or null.</summary>
    public static string? AfterScheme(string text)
    {
        var colon = text.IndexOf("://", StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(text[0]) && text.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0 ? text[(colon + 3)..] : null;
    }

    private static string Unquoted(string text) =>
        text is ['\'', .., '\''] or ['"', .., '"'] or ['`', .., '`'] ? text[1..^1] : text;

    // In a path a question mark may be a stray character as well: what follows it has to look like a query.
    private static string WithoutQuery(string path, bool isUrl)
    {
        var mark = path.IndexOf('?', StringComparison.Ordinal);
        if (mark < 0)
        {
            return isUrl && path.IndexOf('#', StringComparison.Ordinal) is var hash and >= 0 ? path[..hash] : path;
        }

        var query = path.AsSpan(mark + 1);
        var isQuery = !query.ContainsAny('/', '{', '}') && (isUrl || query.IndexOf('=') > 0);
        return isQuery ? path[..mark] : path;
    }

    // One backslash in a path may be a stray character; several, or one in place of the first slash, are slashes.
    private static string WithSlashes(string path) =>
        path.StartsWith('\\') || path.Count(c => c == '\\') > 1 || !path.Contains('/', StringComparison.Ordinal) ? path.Replace('\\', '/') : path;
}
