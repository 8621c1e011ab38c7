using CorsFunctions.Origins;

namespace CorsFunctions.Rows;

/// <summary>What is unwise only in the light of several columns.</summary>
internal static class RowWarnings
{
    public static void CheckWriteMethods(RowReader columns, IReadOnlyList<OriginPattern> origins, NameList methods, bool credentials)
    {
        // With Credentials the star is an error already.
        if (credentials || !origins.Any(pattern => pattern.Kind == OriginPatternKind.Any))
        {
            return;
        }

        var writes = methods.Names.Where(name => name is not ("GET" or "HEAD" or "POST" or "OPTIONS")).ToList();
        if (writes.Count > 0 || methods.IsWildcard)
        {
            columns.Warn(
                PolicyColumn.Origins, "*", FindingReason.Unwise,
                $"Every site may send {(methods.IsWildcard ? "any method" : string.Join(", ", writes))} here. Write the origins that need this, or no other Methods than GET, HEAD and POST");
        }
    }

    public static void CheckTolerate(RowReader columns, ToleratedDangers tolerated, IReadOnlyList<OriginPattern> origins, bool credentials)
    {
        // The danger that is meant may be in an element that cannot be read.
        if (columns.HasFault(PolicyColumn.Origins))
        {
            return;
        }

        if (tolerated.InsecureOrigin && !origins.Any(pattern => pattern.IsInsecure))
        {
            WarnOfTolerance(columns, ToleratedDangers.InsecureOriginName, "no http origin other than loopback");
        }

        if (tolerated.PublicSuffix && !(credentials && origins.Any(pattern => OriginListReader.ReachesPublicSuffix(pattern))))
        {
            WarnOfTolerance(columns, ToleratedDangers.PublicSuffixName, "no wildcard right above a public suffix together with Credentials");
        }

        if (tolerated.NullOrigin && !origins.Any(pattern => pattern.Kind == OriginPatternKind.Null))
        {
            WarnOfTolerance(columns, ToleratedDangers.NullOriginName, "no origin 'null'");
        }
    }

    private static void WarnOfTolerance(RowReader columns, string name, string what) =>
        columns.Warn(
            PolicyColumn.Tolerate, name, FindingReason.Unwise,
            $"The row has {what}, so there is nothing to tolerate, until somebody adds it unnoticed. Leave it out");
}
