using CorsFunctions.Origins;

namespace CorsFunctions.Rows;

/// <summary>Reads the allow list of a row, with the dangers that its credentials bring.</summary>
internal sealed class OriginListReader(RowReader columns, ToleratedDangers tolerated, bool credentials)
{
    /// <summary>All patterns that can be read, dangerous ones included: a row that is set aside for them still claims them.</summary>
    public IReadOnlyList<OriginPattern> Read()
    {
        var texts = columns.ReadList(PolicyColumn.Origins);
        if (texts.Count == 0 && !columns.HasFault(PolicyColumn.Origins))
        {
            columns.Fault(
                PolicyColumn.Origins, "", FindingReason.Missing,
                "The row allows no origin. Write the origins that it is for, such as 'https://app.example.com', or '*' for every origin");
        }

        var patterns = new List<OriginPattern>(texts.Count);
        foreach (var text in texts.Distinct(StringComparer.Ordinal))
        {
            if (!OriginPattern.TryParse(text, out var pattern, out var error))
            {
                columns.Fault(PolicyColumn.Origins, text, error.Fault == PatternFault.Prohibited ? FindingReason.Prohibited : FindingReason.Invalid, $"This is no origin pattern: {error.Message}");
                continue;
            }

            CheckDangers(pattern);
            patterns.Add(pattern);
        }

        return patterns;
    }

    /// <summary>A wildcard for names that anyone can register. It stands for several labels, so a suffix anywhere below counts as well.</summary>
    public static bool ReachesPublicSuffix(in OriginPattern pattern) =>
        pattern is { Kind: OriginPatternKind.Subdomains, IsLoopback: false }
        && (PublicSuffixList.IsPublicSuffix(pattern.Host) || PublicSuffixList.HasPublicSuffixBelow(pattern.Host));

    private void CheckDangers(in OriginPattern pattern)
    {
        if (pattern.Kind == OriginPatternKind.Null && !tolerated.NullOrigin)
        {
            columns.Fault(
                PolicyColumn.Origins, pattern.Text, FindingReason.Prohibited,
                $"Any page can give itself the origin 'null' with a sandboxed frame. Write the real origins, or Tolerate '{ToleratedDangers.NullOriginName}' as well");
        }

        if (!credentials)
        {
            WarnOfInsecure(pattern);
            return;
        }

        if (pattern.Kind is OriginPatternKind.Any or OriginPatternKind.Null)
        {
            columns.Fault(
                PolicyColumn.Origins, pattern.Text, FindingReason.IncompatibleCredentials,
                "With Credentials every site would act as the user. Write the origins one by one, or Credentials false");
        }
        else if (pattern.IsInsecure && !tolerated.InsecureOrigin)
        {
            columns.Fault(
                PolicyColumn.Origins, pattern.Text, FindingReason.IncompatibleInsecure,
                $"Anyone on the network can speak for an http origin, here with the user's credentials. Write 'https:', Credentials false, or Tolerate '{ToleratedDangers.InsecureOriginName}'");
        }

        if (!tolerated.PublicSuffix && ReachesPublicSuffix(pattern))
        {
            columns.Fault(
                PolicyColumn.Origins, pattern.Text, FindingReason.IncompatiblePublicSuffix,
                $"Anyone can register a name somewhere below '{pattern.Host}', and would act as the user. Write your own domain, as in '{pattern.Scheme}://*.example.{pattern.Host}', or Tolerate '{ToleratedDangers.PublicSuffixName}'");
        }
    }

    private void WarnOfInsecure(in OriginPattern pattern)
    {
        if (pattern.IsInsecure && !tolerated.InsecureOrigin)
        {
            columns.Warn(
                PolicyColumn.Origins, pattern.Text, FindingReason.Unwise,
                $"Anyone on the network can speak for an http origin. Write 'https:', or Tolerate '{ToleratedDangers.InsecureOriginName}' as well");
        }
    }
}
