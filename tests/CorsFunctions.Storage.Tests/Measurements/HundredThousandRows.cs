using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using CorsFunctions.Decisions;
using CorsFunctions.Policies;
using CorsFunctions.Rows;
using CorsFunctions.Sources;
using CorsFunctions.Tables;
using CorsFunctions.Tables.Reading;
using Azure.Data.Tables;
using CorsFunctions.Azurite;
using CorsFunctions.Storage.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CorsFunctions.Storage.Tests.Measurements;

/// <summary>Time and memory of a load of 100,000 rows. Run by hand, in Release, on a quiet machine: <c>-explicit only</c>.</summary>
public class HundredThousandRows(ITestOutputHelper output)
{
    private const int Rows = 100_000;
    private const int RowsOfPage = 1_000;
    private const string Table = "CorsPolicies";
    private const string Origin = "https://tenant050000.example.com";

    [Fact(Explicit = true)]
    public async Task Load_from_Azurite_beside_bare_paging()
    {
        await using var server = await AzuriteServer.StartAsync(onDisk: true);
        await server.AddTableAsync(Table, Enumerable.Range(0, Rows).Select(Json));
        await PageAsync(server);

        for (var i = 0; i < 3; i++)
        {
            output.WriteLine(await MeasureAsync(server));
        }

        using var process = Process.GetCurrentProcess();
        output.WriteLine($"largest working set of the process, with the test's own data: {process.PeakWorkingSet64 / 1e6:F0} MB");
    }

    [Fact(Explicit = true)]
    public void Load_path_without_the_network_is_linear()
    {
        foreach (var count in (int[])[1_000, 1_000, 12_500, 25_000, 50_000, 100_000, 200_000, 200_000, 100_000])
        {
            output.WriteLine(MeasurePath(count));
        }
    }

    private static TablePolicySource Source(AzuriteServer server)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("CorsStorage", server.ConnectionString)]).Build();
        Assert.True(StorageConnection.Find(settings)!.TryFindService(out var service, out var error), error);
        return new TablePolicySource(service, Table, PolicyTable.App);
    }

    private static async Task<string> MeasureAsync(AzuriteServer server)
    {
        var (paging, rows) = await TimeAsync(() => PageAsync(server));
        var start = await MemoryAsync();
        var clock = new FakeTimeProvider();
        var source = Source(server);
        var cache = new PolicyCache(
            source, new PolicyCacheOptions(PolicyTable.App, TableCache.Refresh, TableCache.FirstLoadWait), clock, NullLogger<PolicyCache>.Instance);
        var held = await RowsAsync(source, start);
        var before = await MemoryAsync();
        var (load, set) = await TimeAsync(async () => (await cache.GetAsync(PolicyTable.Cancellation))!);
        var growth = await MemoryAsync() - before;
        Assert.Equal((Rows, Rows, 0), (rows, set.Policies.Count, set.Findings.Count));

        var reload = await ReloadUnderRequestsAsync(cache, clock);
        Assert.Same(set, cache.Current);
        return $"bare paging {paging.TotalSeconds:F2} s; load {load.TotalSeconds:F2} s; memory {growth / 1e6:F1} MB, {growth / Rows} bytes a row (while it loads {held / Rows} more); {reload}";
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string MeasurePath(int count)
    {
        var pages = Enumerable.Range(0, count).Chunk(RowsOfPage).Select(Page).ToList();
        var start = Memory();
        var (read, rows) = Time(() => ReadPages(pages));
        var held = Memory() - start;
        var (fingerprint, _) = Time(() => PolicyFingerprint.Of(rows));
        var beforeSet = Memory();
        var (compile, set) = Time(() => PolicySet.Create(rows, PolicyTable.App));
        var (hit, _) = Time(() => Enumerable.Range(0, 1000).Count(_ => CorsEvaluator.Evaluate(set, Preflight, DateTimeOffset.MinValue).Outcome == CorsOutcome.Allowed));
        var result =
            $"{count,7} rows: pages to rows {read.TotalMilliseconds,6:F0} ms ({held / count} bytes a row), fingerprint {fingerprint.TotalMilliseconds,6:F0} ms, "
            + $"compile {compile.TotalMilliseconds,6:F0} ms, set {(Memory() - beforeSet) / count} bytes a row, 1000 decisions {hit.TotalMilliseconds:F2} ms";
        GC.KeepAlive(rows);
        GC.KeepAlive(set);
        GC.KeepAlive(pages);
        return result;
    }

    private static CorsRequest Preflight => new("OPTIONS", "/api/data", Origin, "PUT", "authorization,content-type");

    private static async Task<long> RowsAsync(TablePolicySource source, long start)
    {
        var rows = await source.LoadAsync(PolicyTable.Cancellation);
        var held = await MemoryAsync() - start;
        GC.KeepAlive(rows);
        return held;
    }

    // As many decisions as one thread can make while a reload runs: how long did the slowest take?
    private static async Task<string> ReloadUnderRequestsAsync(PolicyCache cache, FakeTimeProvider clock)
    {
        var start = Stopwatch.GetTimestamp();
        var (quiet, _, _) = await AskUntilAsync(cache, () => Stopwatch.GetElapsedTime(start) > TimeSpan.FromSeconds(1));
        var collections = GC.CollectionCount(2);
        var pause = GC.GetTotalPauseDuration();
        clock.Advance(TableCache.Refresh);
        cache.LoadIfDue();
        var load = cache.Settled;
        var (longest, over, count) = await AskUntilAsync(cache, () => load.IsCompleted);
        return $"reload under requests: {count} decisions, slowest {longest.TotalMilliseconds:F1} ms, {over} over 10 ms (without a load: {quiet.TotalMilliseconds:F1} ms); "
            + $"{GC.CollectionCount(2) - collections} full collections, {(GC.GetTotalPauseDuration() - pause).TotalMilliseconds:F0} ms of pauses in all";
    }

    private static Task<(TimeSpan Longest, int Over, long Count)> AskUntilAsync(PolicyCache cache, Func<bool> isOver) => Task.Factory.StartNew(
        () =>
        {
            var (longest, over, count) = (TimeSpan.Zero, 0, 0L);
            while (!isOver())
            {
                var start = Stopwatch.GetTimestamp();
                var answer = cache.GetAsync(CancellationToken.None);
                Assert.True(answer.IsCompletedSuccessfully);
                Assert.Equal(CorsOutcome.Allowed, CorsEvaluator.Evaluate(answer.Result, Preflight, DateTimeOffset.MinValue).Outcome);
                var took = Stopwatch.GetElapsedTime(start);
                longest = took > longest ? took : longest;
                over += took > TimeSpan.FromMilliseconds(10) ? 1 : 0;
                count++;
            }

            return (longest, over, count);
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static async Task<int> PageAsync(AzuriteServer server)
    {
        var count = 0;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PolicyTable.App}");
        await foreach (var page in new TableClient(server.ConnectionString, Table).QueryAsync<TableEntity>(filter).AsPages())
        {
            count += page.Values.Count;
        }

        return count;
    }

    private static List<PolicyRow> ReadPages(List<byte[]> pages)
    {
        var reader = new EntityReader(PolicyTable.App);
        var rows = new List<PolicyRow>();
        pages.ForEach(page => reader.Read(page, rows));
        return rows;
    }

    private static byte[] Page(int[] rows) => Encoding.UTF8.GetBytes(new JsonObject { ["value"] = new JsonArray([.. rows.Select(Json)]) }.ToJsonString());

    private static JsonObject Json(int i) => new()
    {
        ["PartitionKey"] = PolicyTable.App,
        ["RowKey"] = $"tenant{i:D6}",
        ["Route"] = "/api/{*rest}",
        ["Origins"] = $"https://tenant{i:D6}.example.com, https://*.tenant{i:D6}.example.com",
        ["Methods"] = "GET, PUT, DELETE",
        ["Headers"] = "Authorization, Content-Type",
        ["ExposedHeaders"] = "ETag, X-Request-Id",
        ["Credentials"] = true,
        ["MaxAge"] = 600,
        ["Notes"] = "asked for by the web team",
    };

    private static async Task<long> MemoryAsync()
    {
        // The stack of a load that has just ended may still hold its rows.
        var least = Memory();
        for (var i = 0; i < 4; i++)
        {
            await Task.Yield();
            least = Math.Min(least, Memory());
        }

        return least;
    }

    private static long Memory()
    {
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static (TimeSpan Took, T Result) Time<T>(Func<T> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = work();
        return (Stopwatch.GetElapsedTime(start), result);
    }

    private static async Task<(TimeSpan Took, T Result)> TimeAsync<T>(Func<Task<T>> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = await work();
        return (Stopwatch.GetElapsedTime(start), result);
    }
}
