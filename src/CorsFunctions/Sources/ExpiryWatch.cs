using CorsFunctions.Policies;

namespace CorsFunctions.Sources;

/// <summary>Tells of each row once, when it is about to expire; again when its end was moved and comes near again.</summary>
/// <remarks>Belongs to the load that runs.</remarks>
internal sealed class ExpiryWatch(PendingLogs news)
{
    /// <summary>How long before its end a row is told of.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(3);

    private PolicySet? watched;
    private List<OriginPolicy> ending = [];
    private Dictionary<string, OriginPolicy> told = [];

    public void Check(PolicySet set, DateTimeOffset now)
    {
        if (!ReferenceEquals(watched, set))
        {
            watched = set;
            ending = [.. set.Policies.Where(policy => policy.ExpiresOn is not null && policy.State == PolicyState.Active)];
            told = ending.Where(IsTold).DistinctBy(policy => policy.RowKey).ToDictionary(policy => policy.RowKey, StringComparer.Ordinal);
        }

        foreach (var policy in ending)
        {
            if (policy.IsInForce(now) && policy.ExpiresOn - now <= Notice && !IsTold(policy))
            {
                told[policy.RowKey] = policy;
                news.ExpiresSoon(policy.RowKey, policy.ExpiresOn!.Value);
            }
        }
    }

    private bool IsTold(OriginPolicy policy) => told.TryGetValue(policy.RowKey, out var before) && before.ExpiresOn == policy.ExpiresOn;
}
