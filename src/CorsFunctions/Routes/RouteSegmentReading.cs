namespace CorsFunctions.Routes;

/// <summary>How a segment that is none of a template may be read. Each reading is text of one or two right segments.</summary>
/// <param name="Nearest">The nearest reading; empty for a segment that does not count; null when nothing can be read.</param>
/// <param name="Other">What it may have been before a stray character got into it, where that is something else.</param>
/// <param name="Meant">What its writer meant, where that is certain enough to tell them.</param>
internal readonly record struct RouteSegmentReading(string? Nearest, string? Other = null, string? Meant = null)
{
    private const string Openings = "{<:$";
    private const string Marks = "{}<>:$*";

    public static RouteSegmentReading Read(string segment, bool isLast)
    {
        if (segment is "." or ".." || IsRight(segment, isLast))
        {
            return new(segment, Meant: segment);
        }

        // A parameter would be for every segment (RouteNotation reads the options one by one).
        if (RouteText.OptionsIn(segment).Length > 0)
        {
            return default;
        }

        // Of what no segment can have, only what other notations have for parameters says something.
        var text = string.Concat(segment.Where(c => RouteSegment.IsLiteral(c) || Marks.Contains(c, StringComparison.Ordinal))).TrimStart('}', '>');
        var reading = IsRight(text, isLast) && text[0] == '{' ? new(text, Meant: text)
            : text is ['(', .. var name, ')'] && RouteSegment.IsName(name) ? new($"{{{name}}}", Meant: $"{{{name}}}")
            : text.Trim([.. Marks]).Length == 0 ? ReadMarks(text, isLast)
            : Openings.Contains(text[0], StringComparison.Ordinal) ? ReadParameter(text, isLast)
            : text.Contains('*', StringComparison.Ordinal) ? ReadStar(text, isLast)
            : text is [.. var half, '}'] && RouteSegment.IsName(half) ? new($"{{{half}}}", half)
            : Split(text, isLast) is { } split ? new(split)
            : ReadLiteral(segment, text);

        // The question mark of an optional parameter apart, whoever wrote another character meant something by it.
        var isLiteral = reading.Meant is not null && RouteSegment.IsLiteral(reading.Meant);
        return isLiteral || text == segment.Replace("?", "", StringComparison.Ordinal) ? reading : reading with { Meant = null };
    }

    private static bool IsRight(string segment, bool isLast) =>
        RouteSegment.IsLiteral(segment) || RouteSegment.IsParameter(segment) || (isLast && RouteSegment.IsTail(segment));

    private static RouteSegmentReading ReadMarks(string text, bool isLast)
    {
        var reading = text.Contains('*', StringComparison.Ordinal) && isLast ? "{*rest}" : text.Length > 0 ? "{id}" : null;
        return new(reading, Meant: reading);
    }

    private static RouteSegmentReading ReadParameter(string text, bool isLast)
    {
        var inner = text.TrimStart([.. Openings, '}', '>']);
        var converter = text[0] == '<' ? inner.LastIndexOf(':') + 1 : 0;
        var name = $"{{{RouteSegment.NameIn(inner[converter..], "id")}}}";
        var parameter = isLast && inner.Contains('*', StringComparison.Ordinal) ? Tail(inner) : name;
        var stray = text.Length - inner.Length == 1 && RouteSegment.IsLiteral(inner) ? inner : null;
        var split = Split(text, isLast);
        return split?.Contains('*', StringComparison.Ordinal) == true ? new(split, Meant: split) : new(parameter, split ?? stray ?? (parameter == name || inner.StartsWith('*') ? null : name), parameter);
    }

    private static RouteSegmentReading ReadStar(string text, bool isLast)
    {
        if (Split(text, isLast) is { } split)
        {
            return new(split, Meant: split);
        }

        var stray = text.Remove(text.IndexOf('*', StringComparison.Ordinal), 1);
        stray = RouteSegment.IsLiteral(stray) ? stray : null;
        var inner = text.TrimStart('*');
        if (text[0] == '*' && RouteSegment.IsName(inner.Trim('{', '}', '*')))
        {
            var parameter = isLast && inner is not ['{', not '*', ..] ? Tail(inner) : $"{{{RouteSegment.NameIn(inner, "id")}}}";
            return new(parameter, stray, parameter);
        }

        var literal = text.TrimEnd('*');
        return isLast && RouteSegment.IsLiteral(literal)
            ? new($"{literal}/{{*rest}}", literal, $"{literal}/{{*rest}}")
            : new("{id}", stray, "{id}");
    }

    private static RouteSegmentReading ReadLiteral(string segment, string text)
    {
        var literal = string.Concat(text.Where(RouteSegment.IsLiteral)).TrimEnd(',');
        if (segment.Contains('%', StringComparison.Ordinal) && Uri.UnescapeDataString(segment) is var decoded && RouteSegment.IsLiteral(decoded))
        {
            return new(decoded, RouteSegment.IsLiteral(literal) ? literal : null, decoded);
        }

        return RouteSegment.IsLiteral(literal) || literal is ".." ? new(literal, Meant: segment.TrimEnd(',') == literal ? literal : null)
            : literal is "." ? new("")
            : default;
    }

    /// <summary>A literal and a parameter, or two parameters, with a slash missing between them.</summary>
    private static string? Split(string text, bool isLast)
    {
        var at = text[0] == '{' ? text.IndexOf('}', StringComparison.Ordinal) + 1 : text.IndexOf('{', StringComparison.Ordinal);
        return at > 0 && at < text.Length && IsRight(text[..at], isLast: false) && IsRight(text[at..], isLast) ? $"{text[..at]}/{text[at..]}" : null;
    }

    private static string Tail(string text) => $"{{*{RouteSegment.NameIn(text, "rest")}}}";
}
