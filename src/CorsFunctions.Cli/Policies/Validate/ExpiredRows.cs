using System.Globalization;
using CorsFunctions.Policies;
using CorsFunctions.Rows;

namespace CorsFunctions.Cli.Policies.Validate;

/// <summary>Warns of rows that have expired. Not a finding of the set itself, which is the same at every time.</summary>
internal static class ExpiredRows
{
    public static IEnumerable<RowFinding> Find(PolicySet set, DateTimeOffset now) =>
        from policy in set.Policies
        where policy.State != PolicyState.Disabled && policy.ExpiresOn <= now
        select new RowFinding(
            policy.RowKey, PolicyColumn.ExpiresOn, Text(policy.ExpiresOn!.Value), FindingReason.Unwise,
            "The row has expired: it refuses its origins, and no other row takes over. Write a later instant, or remove the row, and looser rows take over",
            FindingSeverity.Warning);

    private static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
}
