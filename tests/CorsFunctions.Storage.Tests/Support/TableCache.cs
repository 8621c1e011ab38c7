using Azure.Core.Pipeline;
using CorsFunctions.Decisions;
using CorsFunctions.Policies;
using CorsFunctions.Sources;
using CorsFunctions.Tables;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace CorsFunctions.Storage.Tests.Support;

/// <summary>A cache on a table, with a clock that stands still until the test moves it.</summary>
internal sealed class TableCache : IDisposable
{
    public static readonly TimeSpan Refresh = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan FirstLoadWait = TimeSpan.FromSeconds(5);
    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly HttpClientTransport transport;

    public TableCache(string connectionString, string table, string app = PolicyTable.App, TimeSpan? answerTimeout = null, SnapshotFile? snapshot = null)
    {
        (ConnectionString, TableName) = (connectionString, table);
        transport = new HttpClientTransport(Gate);
        Assert.True(StorageConnectionString.TryParse(connectionString, out var connection, out var error), error);

        // As StorageConnection makes it, but for the patience.
        Service = new TableService(
            connection.Endpoint,
            connectionString,
            connection.Credential,
            () => TablePipeline.CreateOptions(transport, answerTimeout ?? TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(1)));
        Source = new TablePolicySource(Service, table, app);
        Cache = new PolicyCache(Source, new PolicyCacheOptions(app, Refresh, FirstLoadWait) { LogAtOnce = true, Snapshot = snapshot }, Clock, Log);
    }

    public string ConnectionString { get; }

    public string TableName { get; }

    public FakeTimeProvider Clock { get; } = new(Noon);

    public FakeLogger<PolicyCache> Log { get; } = new();

    public IReadOnlyList<FakeLogRecord> Entries => Log.Collector.GetSnapshot();

    /// <summary>Names of what was logged above Debug, in order.</summary>
    public IEnumerable<string?> Events => Entries.Where(entry => entry.Level > LogLevel.Debug).Select(entry => entry.Id.Name);

    public IEnumerable<string> Errors => Entries.Where(entry => entry.Level > LogLevel.Debug && entry.Exception is not null).Select(entry => entry.Exception!.Message);

    public RequestGate Gate { get; } = new();

    public TableService Service { get; }

    public TablePolicySource Source { get; }

    public PolicyCache Cache { get; }

    /// <summary>The set; the first one when all is said about it.</summary>
    public async Task<PolicySet?> GetAsync()
    {
        var isFirst = Cache.Current is null;
        var set = await Cache.GetAsync(PolicyTable.Cancellation);
        if (isFirst && set is not null)
        {
            await Cache.Settled;
        }

        return set;
    }

    /// <summary>Lets the refresh interval pass, which is also the longest back-off, and waits for the load that the next request starts.</summary>
    public async Task RefreshAsync()
    {
        Clock.Advance(Refresh);
        await GetAsync();
        await Cache.Settled;
        await GetAsync();
    }

    /// <summary>What becomes of a preflight: the row that allows it, or the reason why none does.</summary>
    public async Task<string> AskAsync(string origin, string method = "GET")
    {
        var decision = CorsEvaluator.Evaluate(await GetAsync(), new CorsRequest("OPTIONS", "/api/data", origin, method, null), Clock.GetUtcNow());
        return decision.Outcome == CorsOutcome.Allowed ? decision.Policy!.RowKey : decision.Reason.ToName();
    }

    public void Dispose() => transport.Dispose();
}
