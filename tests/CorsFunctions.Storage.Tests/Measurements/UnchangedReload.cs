using System.Diagnostics;
using CorsFunctions.Azurite;
using CorsFunctions.Sources;
using CorsFunctions.Storage.Tests.Support;
using CorsFunctions.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CorsFunctions.Storage.Tests.Measurements;

/// <summary>What a reload that finds nothing new costs, beside one that parses all. Run by hand, in Release, on a quiet machine: <c>-explicit only</c>.</summary>
public class UnchangedReload(ITestOutputHelper output)
{
    private const string Table = "CorsPolicies";
    private const int Loads = 20;

    [Theory(Explicit = true)]
    [InlineData(5)]
    [InlineData(1_000)]
    [InlineData(10_000)]
    public async Task Cost_of_a_reload(int rows)
    {
        await using var server = await AzuriteServer.StartAsync(onDisk: true);
        await server.AddTableAsync(Table, Enumerable.Range(0, rows).Select(HundredThousandRows.Json));
        var source = Source(server, Table);

        for (var round = 0; round < 2; round++)
        {
            output.WriteLine($"{rows,6} rows, all parsed:   {await MeasureAsync(new Parsing(source))}");
            output.WriteLine($"{rows,6} rows, pages hashed: {await MeasureAsync(source)}");
        }
    }

    internal static TablePolicySource Source(AzuriteServer server, string table)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("CorsStorage", server.ConnectionString)]).Build();
        Assert.True(StorageConnection.Find(settings)!.TryFindService(out var service, out var error), error);
        return new TablePolicySource(service, table, PolicyTable.App);
    }

    private static async Task<string> MeasureAsync(IPolicySource source)
    {
        var clock = new FakeTimeProvider();
        var cache = new PolicyCache(source, new PolicyCacheOptions(PolicyTable.App, TableCache.Refresh, TimeSpan.FromMinutes(1)), clock, NullLogger<PolicyCache>.Instance);
        var set = await cache.GetAsync(PolicyTable.Cancellation);
        await cache.Settled;
        await ReloadAsync(3);
        GC.Collect();
        var (cpu, bytes, pause) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true), GC.GetTotalPauseDuration());
        var start = Stopwatch.GetTimestamp();
        await ReloadAsync(Loads);
        var took = Stopwatch.GetElapsedTime(start);
        Assert.Same(set, cache.Current);
        return $"CPU {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / Loads,6:F1} ms, {(GC.GetTotalAllocatedBytes(precise: true) - bytes) / 1e6 / Loads,6:F2} MB, "
            + $"GC pauses {(GC.GetTotalPauseDuration() - pause).TotalMilliseconds / Loads,5:F2} ms, {took.TotalMilliseconds / Loads:F0} ms in all";

        async Task ReloadAsync(int loads)
        {
            for (var i = 0; i < loads; i++)
            {
                clock.Advance(TableCache.Refresh);
                cache.LoadIfDue();
                await cache.Settled;
            }
        }
    }

    // The same source without versions.
    private sealed class Parsing(TablePolicySource source) : IPolicySource
    {
        public string Description => source.Description;

        public Task<IReadOnlyList<Rows.PolicyRow>> LoadAsync(CancellationToken cancellationToken) => source.LoadAsync(cancellationToken);
    }
}
