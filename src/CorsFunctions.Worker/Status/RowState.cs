using CorsFunctions.Policies;

namespace CorsFunctions.Worker.Status;

/// <summary>What a row of the set does at an instant, by the names that metrics, status and console share.</summary>
internal static class RowState
{
    public const string InForce = "in-force";
    public const string SetAside = "set-aside";

    private const string Disabled = "disabled";
    private const string Expired = "expired";

    public static readonly IReadOnlyList<string> All = [InForce, Disabled, Expired, SetAside];

    public static string Of(OriginPolicy policy, DateTimeOffset now) => policy.State switch
    {
        PolicyState.SetAside => SetAside,
        PolicyState.Disabled => Disabled,
        _ => policy.IsInForce(now) ? InForce : Expired,
    };

    /// <summary>The number of rows in each state, none left out.</summary>
    public static IReadOnlyDictionary<string, int> Count(PolicySet? policies, DateTimeOffset now)
    {
        var counts = All.ToDictionary(state => state, _ => 0);
        foreach (var policy in policies?.Policies ?? [])
        {
            counts[Of(policy, now)]++;
        }

        return counts;
    }
}
