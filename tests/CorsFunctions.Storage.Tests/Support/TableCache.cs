using CorsFunctions.Decisions;
using CorsFunctions.Policies;
using CorsFunctions.Sources;
using CorsFunctions.Tables;
using Microsoft.Extensions.Logging;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CorsFunctions.Testing;

namespace CorsFunctions.Storage.Tests.Support;

/// <summary>A cache on a table, with a clock that stands still until the test moves it.</summary>
internal sealed class TableCache : IDisposable
{
    public static readonly TimeSpan Refresh = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan LoadTimeout = TimeSpan.FromSeconds(5);

    private readonly HttpClientTransport transport;

    public TableCache(string connectionString, string table, string app = PolicyTable.App, TimeSpan? networkTimeout = null)
    {
        (ConnectionString, TableName) = (connectionString, table);
        transport = new HttpClientTransport(Gate);

        // As StorageConnection makes it, but for the patience.
        var options = new TableClientOptions
        {
            Transport = transport,
            Retry = { MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(1), NetworkTimeout = networkTimeout ?? TimeSpan.FromSeconds(30) },
        };
        Source = new TablePolicySource(new TableServiceClient(connectionString, options), table, app);
        Cache = new PolicyCache(Source, new PolicyCacheOptions(app, Refresh, LoadTimeout), Clock, Log);
    }

    public string ConnectionString { get; }

    public string TableName { get; }

    public FakeClock Clock { get; } = new();

    public LogCollector<PolicyCache> Log { get; } = new();

    public RequestGate Gate { get; } = new();

    public TablePolicySource Source { get; }

    public PolicyCache Cache { get; }

    public IEnumerable<string> Errors => Log.Entries.Where(entry => entry.Level > LogLevel.Debug && entry.Exception is not null).Select(entry => entry.Exception!.Message);

    public ValueTask<PolicySet?> GetAsync() => Cache.GetAsync(PolicyTable.Cancellation);

    /// <summary>Lets the refresh interval pass, or the longest back-off after failures, and waits for the load that the next request starts.</summary>
    public async Task RefreshAsync(bool afterFailure = false)
    {
        Clock.Advance(afterFailure ? ReloadBackoff.Longest * 1.2 : Refresh);
        await GetAsync();
        await Cache.Settled;
        await GetAsync();
    }

    /// <summary>What becomes of a preflight: the row that allows it, or the reason why none does.</summary>
    public async Task<string> AskAsync(string origin, string method = "GET")
    {
        var decision = CorsEvaluator.Evaluate(await GetAsync(), new CorsRequest("OPTIONS", "/api/data", origin, method, null), Clock.GetUtcNow());
        return decision.IsAllowed ? decision.Policy!.RowKey : decision.Reason.ToName();
    }

    public void Dispose() => transport.Dispose();
}
