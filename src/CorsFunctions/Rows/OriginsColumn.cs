using CorsFunctions.Origins;

namespace CorsFunctions.Rows;

/// <summary>The column Origins.</summary>
/// <param name="Patterns">The patterns of the row, dangerous ones included: a row that is set aside for them still claims them.</param>
/// <param name="Claimed">What elements that are no patterns, and a text that is no list, claim.</param>
internal readonly record struct OriginsColumn(IReadOnlyList<OriginPattern> Patterns, IReadOnlyList<OriginPattern> Claimed)
{
    public static OriginsColumn Read(RowReader row)
    {
        var texts = row.ReadList(PolicyColumn.Origins, static other => Read(other));
        if (texts.Count == 0 && !row.HasFault(PolicyColumn.Origins))
        {
            row.Fault(
                PolicyColumn.Origins, "", FindingReason.Missing,
                "The row allows no origin. Write the origins that it is for, such as 'https://app.example.com', or '*' for every origin", isUnclaimed: true);
        }

        var patterns = new List<OriginPattern>(texts.Count);
        var claimed = new List<OriginPattern>();
        if (row.HasFault(PolicyColumn.Origins))
        {
            // A separator that was written out, as in "https://intra.interne\t", may be a backslash too many in one origin.
            claimed.AddRange(row.Texts(PolicyColumn.Origins).SelectMany(ListText.Split).SelectMany(OriginClaim.Read));
        }

        for (var i = 0; i < texts.Count; i++)
        {
            if (OriginPattern.TryParse(texts[i], out var pattern, out var error))
            {
                patterns.Add(pattern);
                continue;
            }

            var claims = Claim(texts, i).ToList();
            claimed.AddRange(claims);

            // Of a label broken in two by a dot, one that is right by chance must not pass for what can be claimed.
            claimed.AddRange(Readable(WithoutOne(texts[i], static (text, at) => text[at] == '.')));
            row.Fault(
                PolicyColumn.Origins, texts[i], error.Fault == PatternFault.Prohibited ? FindingReason.Prohibited : FindingReason.Invalid,
                ClaimText.Append($"This is no origin pattern: {error.Message}{AsOne(texts, i)}", claims.Select(claim => claim.Text)), isUnclaimed: claims.Count == 0 || MayBeEveryone(texts[i]));
        }

        claimed.AddRange(row.OtherTexts(PolicyColumn.Origins).SelectMany(OriginClaim.Read));
        return new OriginsColumn(patterns.Count > 1 ? [.. patterns.Distinct()] : patterns, claimed);
    }

    // "https://app.exam ple.com" begins with an element that is right for itself.
    private static string AsOne(IReadOnlyList<string> texts, int at) =>
        at > 0 && !texts[at].Contains("://", StringComparison.Ordinal) && OriginPattern.TryParse(texts[at - 1], out var first, out _)
        && OriginPattern.TryParse(texts[at - 1] + (first.Host.Contains('.', StringComparison.Ordinal) ? "" : ".") + texts[at], out var whole, out _)
            ? $", or '{whole.Text}' for it and the element before it, where the two are one origin"
            : "";

    // Besides the nearest readings: a dot, a bracket or a separator too many, such as a comma that breaks an origin in two.
    private static IEnumerable<OriginPattern> Claim(IReadOnlyList<string> texts, int at)
    {
        var text = texts[at];
        var others = WithoutOne(text, MayBeStray);
        others = at > 0 ? others.Append(texts[at - 1] + text).Append($"{texts[at - 1]}.{text}") : others;
        others = at < texts.Count - 1 ? others.Append(text + texts[at + 1]) : others;
        return OriginClaim.Read(text).Concat(Readable(others));
    }

    private static IEnumerable<string> WithoutOne(string text, Func<string, int, bool> isStray) =>
        Enumerable.Range(0, Math.Min(text.Length, Origin.MaxLength + 1)).Where(i => isStray(text, i)).Select(i => text.Remove(i, 1));

    private static IEnumerable<OriginPattern> Readable(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (OriginPattern.TryParse(text, out var pattern, out _))
            {
                yield return pattern;
            }
        }
    }

    // ":*" may be the port of the element before it, or "*" with a colon too many; and that is never claimed.
    private static bool MayBeEveryone(string text) => text is ['*', _] or [_, '*'];

    private static bool MayBeStray(string text, int at) => text[at] switch
    {
        ',' or ';' or '|' or ' ' or '\t' or '\r' or '\n' or '[' or ']' => true,
        '.' => at > 0 && (text[at - 1] is '.' or '/' || at == text.Length - 1 || text[at + 1] is ':' or '/'),
        _ => false,
    };
}
