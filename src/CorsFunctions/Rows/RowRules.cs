using CorsFunctions.Origins;

namespace CorsFunctions.Rows;

/// <summary>What columns say of each other: Credentials, Origins, Tolerate, Methods and ExposedHeaders.</summary>
internal sealed class RowRules(RowReader row, IReadOnlyList<OriginPattern> origins, TolerateColumn tolerated, bool credentials)
{
    private readonly List<OriginPattern> claimed = [];

    /// <summary>What a star inside the first label, right above a public suffix, keeps from looser rows besides: the origin without it, where the star is the slip.</summary>
    public IReadOnlyList<OriginPattern> Claimed => claimed;

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
        CheckTolerate(methods);
    }

    private void CheckDangers(OriginPattern pattern)
    {
        if (pattern.IsOpaque && !tolerated.NullOrigin)
        {
            row.Fault(
                PolicyColumn.Origins, pattern.Text, FindingReason.Prohibited,
                pattern.Kind == OriginPatternKind.Null
                    ? $"Any page can give itself the origin 'null' with a sandboxed frame. Write the real origins, or Tolerate '{TolerateColumn.NullOriginName}' as well"
                    : $"Some web views send 'file://' for every page from a file, whoever made it. Write the real origins, or Tolerate '{TolerateColumn.NullOriginName}' as well");
        }

        if (pattern.Kind == OriginPatternKind.AnyHost && !tolerated.AnyHost)
        {
            row.Fault(
                PolicyColumn.Origins, pattern.Text, FindingReason.Prohibited,
                $"It is for every host of '{pattern.Scheme}:', such as every extension that the user has: the host is an id, which changes with each installation in Firefox, and with each web view in VS Code. Write the whole origin where the id stays, or Tolerate '{TolerateColumn.AnyHostName}' as well");
        }

        // A star inside the first label is for names that look like the app's own, so it is no accident that another one fits.
        if (pattern is { Kind: OriginPatternKind.InFirstLabel, ReachesPublicSuffix: true } && !tolerated.PublicSuffix)
        {
            ClaimWithoutStar(pattern);
            row.Fault(
                PolicyColumn.Origins, pattern.Text, FindingReason.IncompatiblePublicSuffix,
                $"Every customer of '{pattern.Host}' can register a name that fits, such as '{pattern.FirstLabel!.Replace("*", "x", StringComparison.Ordinal)}.{pattern.Host}'{(credentials ? ", and would act as the user" : "")}. Write the names one by one or a domain of your own, or Tolerate '{TolerateColumn.PublicSuffixName}' as well");
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

    private void CheckWithCredentials(OriginPattern pattern)
    {
        if (pattern.IsOpaque || pattern.Kind is OriginPatternKind.Any or OriginPatternKind.AnyHost)
        {
            row.Fault(
                PolicyColumn.Origins, pattern.Text, FindingReason.IncompatibleCredentials,
                $"With Credentials every {(pattern.Kind == OriginPatternKind.AnyHost ? $"host of '{pattern.Scheme}:'" : "site")} would act as the user. Write the origins one by one, or Credentials false");
        }
        else if (pattern.IsInsecure && !tolerated.InsecureOrigin)
        {
            row.Fault(
                PolicyColumn.Origins, pattern.Text, FindingReason.IncompatibleInsecure,
                $"Anyone on the network can speak for an http origin, here with the user's credentials. Serve the page by https, write Credentials false, or Tolerate '{TolerateColumn.InsecureOriginName}'");
        }

        if (pattern is { Kind: OriginPatternKind.Subdomains, ReachesPublicSuffix: true } && !tolerated.PublicSuffix)
        {
            row.Fault(
                PolicyColumn.Origins, pattern.Text, FindingReason.IncompatiblePublicSuffix,
                $"Anyone can register a name somewhere below '{pattern.Host}', and would act as the user. Write your own domain, as in '{pattern.Scheme}://*.example.{pattern.Host}', or Tolerate '{TolerateColumn.PublicSuffixName}'");
        }
    }

    private void ClaimWithoutStar(OriginPattern pattern)
    {
        if (OriginPattern.TryParse(pattern.Text.Remove(pattern.Text.IndexOf('*', StringComparison.Ordinal), 1), out var origin, out _))
        {
            claimed.Add(origin);
        }
    }

    private void CheckWriteMethods(NameList methods)
    {
        // With Credentials the star is an error already.
        if (credentials || Writes(methods) is not { Length: > 0 } writes)
        {
            return;
        }

        foreach (var pattern in origins)
        {
            if (pattern.Kind == OriginPatternKind.Any)
            {
                row.Warn(
                    PolicyColumn.Origins, pattern.Text, FindingReason.Unwise,
                    $"Every site may send {writes} here. Write the origins that need this, or no other Methods than GET, HEAD and POST");
            }
            else if (pattern.ReachesPublicSuffix && !tolerated.PublicSuffix)
            {
                row.Warn(
                    PolicyColumn.Origins, pattern.Text, FindingReason.Unwise,
                    $"Every site below '{pattern.Host}' may send {writes} here, and anyone can register one. Write the origins that need this, no other Methods than GET, HEAD and POST, or Tolerate '{TolerateColumn.PublicSuffixName}'");
            }
        }
    }

    private void CheckTolerate(NameList methods)
    {
        // The danger that is meant may be in an element that cannot be read.
        if (tolerated == default || row.HasFault(PolicyColumn.Origins))
        {
            return;
        }

        WarnOfTolerance(tolerated.InsecureOrigin, TolerateColumn.InsecureOriginName, pattern => pattern.IsInsecure, "no http origin other than loopback");
        WarnOfTolerance(
            tolerated.PublicSuffix, TolerateColumn.PublicSuffixName,
            pattern => pattern.ReachesPublicSuffix && (credentials || pattern.Kind == OriginPatternKind.InFirstLabel || Writes(methods).Length > 0),
            "no wildcard right above a public suffix together with Credentials or with Methods that write");
        WarnOfTolerance(tolerated.NullOrigin, TolerateColumn.NullOriginName, pattern => pattern.IsOpaque, "no origin 'null' and no 'file://'");
        WarnOfTolerance(tolerated.AnyHost, TolerateColumn.AnyHostName, pattern => pattern.Kind == OriginPatternKind.AnyHost, "no pattern such as 'moz-extension://*'");
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

    private static string Writes(NameList methods) =>
        methods.IsWildcard ? "any method" : string.Join(", ", methods.Names.Where(name => name is not ("GET" or "HEAD" or "POST" or "OPTIONS")));
}
