using CorsFunctions.Sources;
using CorsFunctions.Worker.SettingsRows;
using Microsoft.Extensions.Configuration;

namespace CorsFunctions.Worker;

/// <summary>Makes the cache's options out of the app's settings.</summary>
internal static class PolicyCacheFactory
{
    /// <summary>
    /// Set to <c>true</c> by a host that takes what is logged outside of invocations, as DevHost does. The Functions host
    /// drops that, so without it all is logged with the next invocation.
    /// </summary>
    public const string LogAtOnceName = "CORSFUNCTIONS_LOG_AT_ONCE";

    public static PolicyCacheOptions CreateOptions(CorsPoliciesOptions options, IPolicySource source, IConfiguration configuration) =>
        new(options.App, options.RefreshInterval, options.LoadTimeout)
        {
            LogAtOnce = string.Equals(configuration[LogAtOnceName], "true", StringComparison.OrdinalIgnoreCase),
            Snapshot = FindSnapshot(options, source),
            SnapshotMaxAge = options.SnapshotMaxAge,
            Fallback = FindFallback(options),
        };

    /// <summary>A relative path counts from the app's own folder, into which the file is deployed.</summary>
    public static string FallbackPath(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static SnapshotFile? FindSnapshot(CorsPoliciesOptions options, IPolicySource source) => options.SnapshotFile switch
    {
        // A policy file is as near as a snapshot of it, and settings are nearer.
        null or "" => source is FilePolicySource or SettingsPolicySource ? null : new SnapshotFile(SnapshotFile.DefaultPath(options.App, source.Description)),
        var text when text.Equals(CorsPoliciesOptions.NoSnapshot, StringComparison.OrdinalIgnoreCase) => null,
        var path => new SnapshotFile(path),
    };

    private static FilePolicySource? FindFallback(CorsPoliciesOptions options) =>
        string.IsNullOrEmpty(options.FallbackFile) ? null : new FilePolicySource(FallbackPath(options.FallbackFile), options.App);
}
