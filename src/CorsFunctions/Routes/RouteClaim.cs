using System.Buffers;
using System.Text;

namespace CorsFunctions.Routes;

/// <summary>The routes that a row with a faulty Route keeps from looser rows: the nearest ones that can be read in it.</summary>
/// <remarks>
/// <para>A missing or extra slash is mended; a segment that begins like a parameter or holds a star is a parameter, a star at the
/// end is a tail; of a whole URL the path counts; characters that no route has are left out; dot segments are resolved, as
/// browsers do it. A segment of which nothing is left is not skipped: the claim would be broader than what was written.</para>
/// <para>Some texts have two nearest readings: <c>/api/:users</c> is <c>/api/{users}</c> in other notations, and <c>/api/users</c>
/// with a stray colon. Both are claimed, or else one slip would open the route of the other. So are the routes of a cell that has several.</para>
/// </remarks>
internal static class RouteClaim
{
    /// <summary>The nearest reading alone.</summary>
    public static bool TryRead(string text, out RouteTemplate claim)
    {
        var claims = Read(text);
        claim = claims.Count == 0 ? RouteTemplate.Everything : claims[0];
        return claims.Count > 0;
    }

    /// <summary>Every route that the text may have been, the nearest first; none where nothing can be read.</summary>
    public static IReadOnlyList<RouteTemplate> Read(string text)
    {
        if (RouteTemplate.TryParse(text, out var right))
        {
            return [right];
        }

        if (text.Length > RouteText.MaxLength)
        {
            return [];
        }

        var claims = new List<RouteTemplate>();
        var several = RouteText.Several(text);
        var readings = ReadSegments(text);

        // Two routes with one character between them may be one route with a stray one.
        var isOneWithStray = several.Count == 2 && several.Sum(route => route.Text.Length) == text.Length - 1;
        if (several.Count == 0 || isOneWithStray)
        {
            Add(claims, readings.Select(reading => reading.Nearest));
            Add(claims, readings.Select(reading => reading.Other ?? reading.Nearest));
            Add(claims, WithoutFirstCharacter(text));
        }

        if (several.Count > 0 && (!isOneWithStray || HaveSameFirstSegment(several)))
        {
            claims.AddRange(several.Where(route => claims.All(known => known.Text != route.Text)));
        }

        return claims;
    }

    /// <summary>What the writer of a faulty text meant, as a template that is right; null when that is not certain.</summary>
    public static string? FindMeant(string text) =>
        text.Length <= RouteText.MaxLength && Compose(ReadSegments(text).Select(reading => reading.Meant)) is { } meant ? meant.Text : null;

    private static List<RouteSegmentReading> ReadSegments(string text)
    {
        var path = RouteText.PathIn(text);
        var segments = RouteText.Segments(path);
        return segments.Count == 0 && !path.Contains('/', StringComparison.Ordinal) ? [default] : [.. segments.Select((segment, i) => RouteSegmentReading.Read(segment, i == segments.Count - 1))];
    }

    /// <summary>A stray character before the first slash, or the only one behind it, is no segment.</summary>
    private static IEnumerable<string?> WithoutFirstCharacter(string text)
    {
        var first = Rune.DecodeFromUtf16(text, out var rune, out var length) == OperationStatus.Done && rune.IsAscii ? (char)rune.Value : '\0';
        if (!RouteSegment.IsLiteral([first]) && RouteTemplate.TryParse(text[length..], out var behind))
        {
            return [behind.Text[1..]];
        }

        return text is ['/', var only] && !RouteSegment.IsLiteral([only]) ? [] : [null];
    }

    private static bool HaveSameFirstSegment(IReadOnlyList<RouteTemplate> routes) =>
        routes.Select(route => route.Text.Split('/')[1]).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1;

    private static void Add(List<RouteTemplate> claims, IEnumerable<string?> segments)
    {
        if (Compose(segments) is { } claim && claims.All(known => known.Text != claim.Text))
        {
            claims.Add(claim);
        }
    }

    private static RouteTemplate? Compose(IEnumerable<string?> segments)
    {
        var parts = new List<string>();
        foreach (var segment in segments)
        {
            switch (segment)
            {
                case null:
                    return null;
                case "" or ".":
                    break;
                case "..":
                    parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
                    break;
                default:
                    parts.Add(segment);
                    break;
            }
        }

        return RouteTemplate.TryParse("/" + string.Join('/', parts), out var template) ? template : null;
    }
}
