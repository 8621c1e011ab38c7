using CorsFunctions.Origins;

namespace CorsFunctions.Rows;

/// <summary>The column Origins.</summary>
/// <param name="Patterns">The patterns of the row, dangerous ones included: a row that is set aside for them still claims them.</param>
/// <param name="Claimed">What elements that are no patterns claim.</param>
internal readonly record struct OriginsColumn(IReadOnlyList<OriginPattern> Patterns, IReadOnlyList<OriginPattern> Claimed)
{
    public static OriginsColumn Read(RowReader row)
    {
        var texts = row.ReadList(PolicyColumn.Origins, static other => Read(other));
        if (texts.Count == 0 && !row.HasFault(PolicyColumn.Origins))
        {
            row.Fault(
                PolicyColumn.Origins, "", FindingReason.Missing,
                "The row allows no origin. Write the origins that it is for, such as 'https://app.example.com', or '*' for every origin");
        }

        var patterns = new List<OriginPattern>(texts.Count);
        var claimed = new List<OriginPattern>();
        for (var i = 0; i < texts.Count; i++)
        {
            if (OriginPattern.TryParse(texts[i], out var pattern, out var error))
            {
                patterns.Add(pattern);
                continue;
            }

            var claims = Claim(texts, i).ToList();
            claimed.AddRange(claims);
            row.Fault(
                PolicyColumn.Origins, texts[i], error.Fault == PatternFault.Prohibited ? FindingReason.Prohibited : FindingReason.Invalid,
                $"This is no origin pattern: {error.Message}", isUnclaimed: claims.Count == 0);
        }

        claimed.AddRange(row.OtherTexts(PolicyColumn.Origins).SelectMany(OriginClaim.Read));
        return new OriginsColumn(patterns.Distinct().ToList(), claimed);
    }

    // A comma or a blank too many breaks an origin in two: with its neighbour it is one.
    private static IEnumerable<OriginPattern> Claim(IReadOnlyList<string> texts, int at)
    {
        foreach (var claim in OriginClaim.Read(texts[at]))
        {
            yield return claim;
        }

        for (var first = Math.Max(0, at - 1); first <= at && first < texts.Count - 1; first++)
        {
            if (OriginPattern.TryParse(texts[first] + texts[first + 1], out var whole, out _))
            {
                yield return whole;
            }
        }
    }
}
