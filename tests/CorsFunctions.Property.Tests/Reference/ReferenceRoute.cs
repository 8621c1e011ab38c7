namespace CorsFunctions.PropertyTests.Reference;

/// <summary>A route template: one text a segment, as written.</summary>
internal sealed record ReferenceRoute(string[] Segments)
{
    public static ReferenceRoute? Parse(string text)
    {
        if (!text.StartsWith('/') || text.Length > 512)
        {
            return null;
        }

        var segments = text == "/" ? [] : text[1..].Split('/');
        var isFine = segments.Length <= 32
            && segments.SkipLast(1).All(segment => IsLiteral(segment) || IsParameter(segment))
            && (segments.Length == 0 || IsLiteral(segments[^1]) || IsParameter(segments[^1]) || IsCatchAll(segments[^1]));
        return isFine ? new ReferenceRoute(segments) : null;
    }

    /// <summary>Whether the path matches, by the rules of the Functions host: any case, one final slash ignored, no empty segments.</summary>
    public bool Matches(string path)
    {
        if (!path.StartsWith('/'))
        {
            return false;
        }

        var parts = path[1..].Split('/').ToList();
        if (parts[^1] == "")
        {
            parts.RemoveAt(parts.Count - 1);
        }

        for (var i = 0; i < Segments.Length; i++)
        {
            if (IsCatchAll(Segments[i]))
            {
                return i >= parts.Count || parts[i] != "";
            }

            if (i >= parts.Count || parts[i] == "" || !(IsParameter(Segments[i]) || ReferenceText.Lower(parts[i]) == ReferenceText.Lower(Segments[i])))
            {
                return false;
            }
        }

        return parts.Count == Segments.Length;
    }

    /// <summary>Segment by segment: a literal beats <c>{id}</c> beats the end beats <c>{*rest}</c>. Higher is more specific.</summary>
    public int CompareSpecificity(ReferenceRoute other)
    {
        for (var i = 0; i < Math.Max(Segments.Length, other.Segments.Length); i++)
        {
            if (Rank(i) != other.Rank(i))
            {
                return Rank(i) - other.Rank(i);
            }
        }

        return 0;
    }

    private int Rank(int i) =>
        i >= Segments.Length ? 1 : IsCatchAll(Segments[i]) ? 0 : IsParameter(Segments[i]) ? 2 : 3;

    private static bool IsCatchAll(string segment) => segment.StartsWith("{*", StringComparison.Ordinal) && IsParameter("{" + segment[2..]);

    private static bool IsParameter(string segment) =>
        segment.Length > 2 && segment[0] == '{' && segment[^1] == '}'
        && !char.IsAsciiDigit(segment[1])
        && segment[1..^1].All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static bool IsLiteral(string segment) =>
        segment is not ("" or "." or "..")
        && segment[0] is not (':' or '$') && segment[^1] != ','
        && segment.All(c => char.IsAsciiLetterOrDigit(c) || "-._~!$&'()+,=:@".Contains(c, StringComparison.Ordinal));
}
