using CorsFunctions.Sources;

namespace CorsFunctions.Worker.Status;

/// <summary>The three words for how well the policies are.</summary>
internal static class PolicyHealth
{
    public const string Healthy = "healthy";

    /// <summary>There are policies, and something needs the operator: loads fail, a stand-in serves, or rows are set aside.</summary>
    public const string Degraded = "degraded";

    /// <summary>There are no policies, so every origin is refused.</summary>
    public const string Unavailable = "unavailable";

    public static string Of(PolicyStatus status) =>
        status.InForce == PolicyOrigin.None ? Unavailable
        : status.IsDegraded || status.Failures > 0 || status.SetAside > 0 ? Degraded
        : Healthy;
}
