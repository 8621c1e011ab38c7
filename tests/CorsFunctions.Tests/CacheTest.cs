using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace CorsFunctions.Tests;

/// <summary>A cache on a scripted source, with a clock in the hands of the test.</summary>
public abstract class CacheTest
{
    private protected static readonly TimeSpan Refresh = TimeSpan.FromSeconds(10);
    private protected static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);
    private protected static readonly TimeSpan LongestBackoff = ReloadBackoff.Longest(Refresh, hasGoodSet: true);

    private PolicyCache? cache;

    private protected FakeTimeProvider Clock { get; } = new(Given.Now);

    private protected ScriptedSource Source { get; } = new();

    private protected FakeLogger<PolicyCache> Log { get; } = new();

    private protected PolicyCacheOptions Options { get; set; } = new(Given.App, Refresh, Wait) { LogAtOnce = true };

    private protected PolicyCache Cache => LazyInitializer.EnsureInitialized(ref cache, () => new PolicyCache(Source, Options, Clock, Log));

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Names of what was logged above Debug, in order.</summary>
    private protected IEnumerable<string?> Events => Entries.Where(entry => entry.Level > LogLevel.Debug).Select(entry => entry.Id.Name);

    private protected IReadOnlyList<FakeLogRecord> Entries => Log.Collector.GetSnapshot();

    private protected async Task<string?> KeysAsync() => KeysOf(await Cache.GetAsync(Token));

    internal static string? KeysOf(PolicySet? set) => set is null ? null : string.Join(',', set.Policies.Select(policy => policy.RowKey));

    /// <summary>Lets time pass, starts the load that is due then, and waits until it is over.</summary>
    private protected async Task<string?> ReloadAsync(TimeSpan? after = null)
    {
        Clock.Advance(after ?? LongestBackoff);
        await KeysAsync();
        await Cache.Settled;
        return await KeysAsync();
    }
}
