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

    /// <summary>Reads a template, or says what is wrong with it and what to write.</summary>
    public static bool TryParse(string text, out RouteTemplate template, out string error)
    {
        var isFine = TryParse(text, out template);
        error = isFine ? "" : RouteAdvice.Explain(text);
        return isFine;
    }

    public static bool TryParse(string text, out RouteTemplate template)
    {
        template = Everything;
        if (!text.StartsWith('/') || text.Length > MaxLength)
        {
            return false;
        }

        var parts = text == "/" ? [] : text[1..].Split('/', MaxSegments + 1);
        if (parts.Length > MaxSegments)
        {
            return false;
        }

        var hasTail = parts.Length > 0 && RouteSegment.IsTail(parts[^1]);
        var segments = new string?[hasTail ? parts.Length - 1 : parts.Length];
        for (var i = 0; i < segments.Length; i++)
        {
            if (RouteSegment.IsParameter(parts[i]))
            {
                continue;
            }

            if (!RouteSegment.IsLiteral(parts[i]))
            {
                return false;
            }

            segments[i] = parts[i];
        }

        template = new RouteTemplate(text, segments, hasTail);
        return true;
    }

    /// <summary>Whether two templates match the same paths: names of parameters and letter case do not count.</summary>
    public static bool AreOne(string one, string other) =>
        TryParse(one, out var a) && TryParse(other, out var b)
        && a.HasCatchAll == b.HasCatchAll && a.Segments.SequenceEqual(b.Segments, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a path is one of this route's, by the rules that <see cref="RouteIndex{T}"/> gives.</summary>
    public bool Matches(ReadOnlySpan<char> path)
    {
        if (path is not ['/', .. var rest])
        {
            return false;
        }

        foreach (var expected in Segments)
        {
            var slash = rest.IndexOf('/');
            var segment = slash < 0 ? rest : rest[..slash];
            if (segment.IsEmpty || (expected is not null && !segment.Equals(expected, StringComparison.OrdinalIgnoreCase)))
            {
                return false;
            }

            rest = slash < 0 ? [] : rest[(slash + 1)..];
        }

        return rest.IsEmpty || (HasCatchAll && rest[0] != '/');
    }
}
