using System.Buffers;
using System.Text;

namespace CorsFunctions.Routes;

/// <summary>What a faulty route says by the rules of other frameworks, or as the path that a browser makes of it. Claimed besides the nearest readings.</summary>
/// <remarks>Each is what was written, in another notation: no reading here matches a path that the text, read so, does not.</remarks>
internal static class RouteNotation
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("{}<>:$*[]");

    private const int MostOptions = 32;

    // Segments that stand for any tail in a regular expression.
    private static readonly string[] AnyTail = [".*", "(.*)", ".+", "(.+)", "(.*)?"];

    public static IEnumerable<RouteTemplate> Read(string text)
    {
        if (text.Length > RouteText.MaxLength)
        {
            return [];
        }

        if (RouteText.SeveralFaulty(text) is { Count: > 0 } parts)
        {
            return parts.SelectMany(part => RouteClaim.Read(part).Concat(ReadOne(part)));
        }

        return ReadOne(text);
    }

    /// <summary>The text with the parameters of other frameworks written as templates have them; the text itself where it has none.</summary>
    public static string Translate(string text)
    {
        var path = text switch { ['~', '/', ..] => text[1..], ['^', '/', ..] => text[1..].TrimEnd('$'), _ => text };
        if (!path.Contains('/', StringComparison.Ordinal) || path.Contains("://", StringComparison.Ordinal) || path.StartsWith('['))
        {
            return path;
        }

        var end = path.Length - (path.EndsWith('/') ? 1 : 0);
        var segments = path[..end].Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            segments[i] = TranslateSegment(segments[i], isLast: i == segments.Length - 1);
        }

        return string.Join('/', segments) + path[end..];
    }

    /// <summary>The path without the last segment, where that is one that may be missing: <c>{id?}</c>, <c>{id=5}</c>, <c>:id?</c>, <c>[[id]]</c>.</summary>
    public static string? WithoutOptional(string text)
    {
        var slash = text.LastIndexOf('/');
        return slash >= 0 && text[(slash + 1)..] is ['{', .., '?', '}'] or [':', .., '?'] or ['<', .., '?', '>'] or ['[', '[', _, .., ']', ']']
            || (slash >= 0 && text[(slash + 1)..] is ['{', not '*', .., '}'] last && last.IndexOfAny(['=', '(']) is var mark and > 0 && last[mark] == '=')
            ? slash == 0 ? "/" : text[..slash]
            : null;
    }

    private static IEnumerable<RouteTemplate> ReadOne(string text)
    {
        foreach (var option in OneByOne(text).SelectMany(RouteClaim.Read))
        {
            yield return option;
        }

        if (Translate(text) is var translated && translated != text)
        {
            foreach (var claim in RouteClaim.Read(translated))
            {
                yield return claim;
            }
        }

        for (var shorter = WithoutOptional(text); shorter is not null; shorter = WithoutOptional(shorter))
        {
            if (RouteClaim.TryRead(Translate(shorter), out var claim))
            {
                yield return claim;
            }
        }

        // What follows a question mark or a number sign is no part of the path.
        if (text.IndexOfAny(['?', '#']) is var mark and > 0 && !text.AsSpan(mark).ContainsAny('/', '{', '}') && !text.AsSpan(0, mark).EndsWith("://")
            && RouteClaim.TryRead(text[..mark], out var path))
        {
            yield return path;
        }

        if (RouteText.AfterHost(text) is { } behind && RouteClaim.TryRead(behind, out var ofHost))
        {
            yield return ofHost;
        }

        // The second is what lax readings of a path make of it (LaxPath), so that no other encoding of the same path leads to a looser row.
        foreach (var encode in (Func<string, string>[])[EncodeSegment, DecodeSegment])
        {
            if (Encode(RouteText.PathIn(text), encode) is { } encoded)
            {
                yield return encoded;
            }
        }
    }

    // Of more than one such segment, or of very many options, nothing is read rather than a part.
    private static IEnumerable<string> OneByOne(string text)
    {
        var segments = text.Split('/');
        return Array.FindIndex(segments, segment => RouteText.OptionsIn(segment).Length is > 0 and <= MostOptions) is var at and >= 0
            ? RouteText.OptionsIn(segments[at]).Select(option => string.Join('/', segments.Select((segment, i) => i == at ? option : segment)))
            : [];
    }

    private static string TranslateSegment(string segment, bool isLast)
    {
        if (isLast && AnyTail.Contains(segment))
        {
            return "{*rest}";
        }

        var inner = segment switch
        {
            ['[', '[', .., ']', ']'] => segment[2..^2],
            ['[', .., ']'] or ['{', .., '}'] or ['<', .., '>'] => segment[1..^1],
            [':', ..] => segment[1..],
            _ => null,
        };
        if (inner is null)
        {
            // "v{version}" is one segment to the host.
            return segment.AsSpan().IndexOfAny('{', '<') is var open and > 0 && segment.IndexOf(segment[open] == '{' ? '}' : '>', open) is var close and > 0
                && !segment.Contains('*', StringComparison.Ordinal) && RouteSegmentReading.Read(segment[open..(close + 1)], isLast: false).Nearest is { } parameter && RouteSegment.IsParameter(parameter) ? parameter : segment;
        }

        var isGreedy = inner.EndsWith('+') || inner.StartsWith("...", StringComparison.Ordinal) || inner.EndsWith("...", StringComparison.Ordinal)
            || inner.StartsWith("path:", StringComparison.Ordinal) || inner.EndsWith(":path", StringComparison.Ordinal);
        var plain = inner.StartsWith("path:", StringComparison.Ordinal) ? inner["path:".Length..] : inner;
        return isGreedy && isLast ? $"{{*{RouteSegment.NameIn(plain, "rest")}}}"
            : segment[0] == '[' && RouteSegment.IsName(inner) ? $"{{{inner}}}"
            : segment;
    }

    /// <summary>The path as browsers send it, with what they percent-encode as a literal; null where that is a template anyway, or none.</summary>
    private static RouteTemplate? Encode(string path, Func<string, string> encode)
    {
        if (!path.StartsWith('/'))
        {
            return null;
        }

        var parts = path[1..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        var hasTail = parts.Length > 0 && RouteSegment.IsTail(parts[^1]);
        var segments = new string?[hasTail ? parts.Length - 1 : parts.Length];
        var isEncoded = false;
        for (var i = 0; i < segments.Length; i++)
        {
            var part = parts[i];
            if (RouteSegment.IsParameter(part))
            {
                continue;
            }

            if (part is "." or ".." || (!RouteSegment.IsLiteral(part) && part.AsSpan().ContainsAny(Marks)))
            {
                return null;
            }

            isEncoded |= !RouteSegment.IsLiteral(part);
            segments[i] = encode(part);
        }

        var text = $"/{string.Join('/', segments.Select((segment, i) => segment ?? parts[i]).Concat(hasTail ? [parts[^1]] : []))}";
        return isEncoded && segments.Length < RouteTemplate.MaxSegments && text.Length <= RouteText.MaxLength ? new RouteTemplate(text, segments, hasTail) : null;
    }

    // A slash that is encoded would make two segments: as it stands it is none of either.
    private static string DecodeSegment(string segment)
    {
        var decoded = Uri.UnescapeDataString(segment);
        return decoded.AsSpan().ContainsAny('/', '\\') ? EncodeSegment(segment) : string.Concat(Encoding.UTF8.GetBytes(decoded).Select(octet => (char)octet));
    }

    // The host decodes a path and encodes it anew: what may stand in a path stands there as itself.
    private static string EncodeSegment(string segment)
    {
        var encoded = new StringBuilder();
        foreach (var rune in Uri.UnescapeDataString(segment).EnumerateRunes())
        {
            encoded.Append(rune.IsAscii && (RouteSegment.IsLiteral((char)rune.Value) || rune.Value is ';' or '*') ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }

        return encoded.ToString();
    }
}
