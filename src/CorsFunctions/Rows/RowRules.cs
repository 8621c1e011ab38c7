using CorsFunctions.Origins;

namespace CorsFunctions.Rows;

/// <summary>What columns say of each other: Credentials, Origins, Tolerate, Methods and ExposedHeaders.</summary>
internal sealed class RowRules(RowReader row, IReadOnlyList<OriginPattern> origins, TolerateColumn tolerated, bool credentials)
{
    public void Check(NameList methods, NameList exposed)
    {
        foreach (var pattern in origins)
        {
            CheckDangers(pattern);
        }

        if (credentials && exposed.IsWildcard)
        {
            row.Fault(
                PolicyColumn.ExposedHeaders, "*", FindingReason.IncompatibleCredentials,
                "With Credentials a browser takes '*' for a header of that name and exposes nothing. Write the header names");
        }

        CheckWriteMethods(methods);
        CheckTolerate();
    }

    private void CheckDangers(in OriginPattern pattern)
    {
        if (pattern.Kind == OriginPatternKind.Null && !tolerated.NullOrigin)
        {
            row.Fault(
                PolicyColumn.Origins, pattern.Text, FindingReason.Prohibited,
                $"Any page can give itself the origin 'null' with a sandboxed frame. Write the real origins, or Tolerate '{TolerateColumn.NullOriginName}' as well");
        }

        if (credentials)
        {
            CheckWithCredentials(pattern);
        }
        else if (pattern.IsInsecure && !tolerated.InsecureOrigin)
        {
            row.Warn(
                PolicyColumn.Origins, pattern.Text, FindingReason.Unwise,
                $"Anyone on the network can speak for an http origin. Serve the page by https, or Tolerate '{TolerateColumn.InsecureOriginName}' as well");
        }
    }

    private void CheckWithCredentials(in OriginPattern pattern)
    {
        if (pattern.Kind is OriginPatternKind.Any or OriginPatternKind.Null)
        {
            row.Fault(
                PolicyColumn.Origins, pattern.Text, FindingReason.IncompatibleCredentials,
                "With Credentials every site would act as the user. Write the origins one by one, or Credentials false");
        }
        else if (pattern.IsInsecure && !tolerated.InsecureOrigin)
        {
            row.Fault(
                PolicyColumn.Origins, pattern.Text, FindingReason.IncompatibleInsecure,
                $"Anyone on the network can speak for an http origin, here with the user's credentials. Serve the page by https, write Credentials false, or Tolerate '{TolerateColumn.InsecureOriginName}'");
        }

        if (!tolerated.PublicSuffix && ReachesPublicSuffix(pattern))
        {
            row.Fault(
                PolicyColumn.Origins, pattern.Text, FindingReason.IncompatiblePublicSuffix,
                $"Anyone can register a name somewhere below '{pattern.Host}', and would act as the user. Write your own domain, as in '{pattern.Scheme}://*.example.{pattern.Host}', or Tolerate '{TolerateColumn.PublicSuffixName}'");
        }
    }

    private static bool ReachesPublicSuffix(in OriginPattern pattern) =>
        pattern is { Kind: OriginPatternKind.Subdomains, IsLoopback: false }
        && (PublicSuffixList.IsPublicSuffix(pattern.Host) || PublicSuffixList.HasPublicSuffixBelow(pattern.Host));

    private void CheckWriteMethods(NameList methods)
    {
        var writes = methods.IsWildcard ? "any method" : string.Join(", ", methods.Names.Where(name => name is not ("GET" or "HEAD" or "POST" or "OPTIONS")));

        // With Credentials the star is an error already.
        if (credentials || writes.Length == 0)
        {
            return;
        }

        if (origins.Any(pattern => pattern.Kind == OriginPatternKind.Any))
        {
            row.Warn(
                PolicyColumn.Origins, "*", FindingReason.Unwise,
                $"Every site may send {writes} here. Write the origins that need this, or no other Methods than GET, HEAD and POST");
        }
    }

    private void CheckTolerate()
    {
        // The danger that is meant may be in an element that cannot be read.
        if (row.HasFault(PolicyColumn.Origins))
        {
            return;
        }

        WarnOfTolerance(tolerated.InsecureOrigin, TolerateColumn.InsecureOriginName, pattern => pattern.IsInsecure, "no http origin other than loopback");
        WarnOfTolerance(tolerated.PublicSuffix, TolerateColumn.PublicSuffixName, pattern => credentials && ReachesPublicSuffix(pattern), "no wildcard right above a public suffix together with Credentials");
        WarnOfTolerance(tolerated.NullOrigin, TolerateColumn.NullOriginName, pattern => pattern.Kind == OriginPatternKind.Null, "no origin 'null'");
    }

    private void WarnOfTolerance(bool isTolerated, string name, Func<OriginPattern, bool> isDanger, string what)
    {
        if (isTolerated && !origins.Any(isDanger))
        {
            row.Warn(
                PolicyColumn.Tolerate, name, FindingReason.Unwise,
                $"The row has {what}, so there is nothing to tolerate, until somebody adds it unnoticed. Leave it out");
        }
    }
}
