using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using CorsFunctions.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CorsFunctions.Benchmarks.Programs;

/// <summary>What a reload from a table costs this process, when nothing and when one row has changed. The table is a process of its own.</summary>
internal static class ReloadCost
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(ProgramArguments arguments)
    {
        var loads = arguments.Number("--loads", 20);
        Console.WriteLine($"{loads} reloads each; medians, with quartiles\n");
        Console.WriteLine("| rows | changed | CPU, ms | allocated, MB | GC pauses, ms in the mean | in all, ms |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var rows in (int[])[5, 1_000, 10_000])
        {
            await MeasureAsync(rows, loads);
        }
    }

    private static async Task MeasureAsync(int rows, int loads)
    {
        using var table = StartTable(rows);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("CorsStorage", await table.StandardOutput.ReadLineAsync())]).Build();
        if (!StorageConnection.Find(settings)!.TryFindService(out var service, out var error))
        {
            throw new InvalidOperationException(error);
        }

        var clock = new FakeTimeProvider();
        var source = new TablePolicySource(service, "CorsPolicies", TableStub.App);
        var cache = new PolicyCache(source, new PolicyCacheOptions(TableStub.App, Refresh, TimeSpan.FromMinutes(1)), clock, NullLogger<PolicyCache>.Instance);
        await cache.GetAsync(CancellationToken.None);
        await cache.Settled;
        foreach (var isChanged in (bool[])[false, true])
        {
            // The first ones are for the JIT.
            await ReloadAsync(3);
            GC.Collect();
            var pauses = GC.GetTotalPauseDuration();
            var reloads = await ReloadAsync(loads);
            var pause = (GC.GetTotalPauseDuration() - pauses).TotalMilliseconds / loads;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {rows} | {(isChanged ? "one row" : "nothing")} | {Of(reload => reload.Cpu, "F1")} | {Of(reload => reload.Megabytes, "F2")} | {pause:F2} | {Of(reload => reload.Took, "F0")} |"));

            string Of(Func<Reload, double> of, string format) => Quartiles.Of(reloads.Select(of)).Text(format);

            async Task<List<Reload>> ReloadAsync(int count)
            {
                var done = new List<Reload>();
                for (var i = 0; i < count; i++)
                {
                    if (isChanged)
                    {
                        await table.StandardInput.WriteLineAsync();
                        await table.StandardOutput.ReadLineAsync();
                    }

                    var set = cache.Current;
                    clock.Advance(Refresh);
                    var (cpu, bytes, start) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
                    cache.LoadIfDue();
                    await cache.Settled;
                    done.Add(new Reload(
                        (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds,
                        (GC.GetTotalAllocatedBytes(precise: true) - bytes) / 1e6,
                        Stopwatch.GetElapsedTime(start).TotalMilliseconds));
                    if (ReferenceEquals(set, cache.Current) == isChanged)
                    {
                        throw new InvalidOperationException("The reload did not see what the table holds.");
                    }
                }

                return done;
            }
        }

        table.StandardInput.Close();
        await table.WaitForExitAsync();
    }

    private static Process StartTable(int rows) => Process.Start(new ProcessStartInfo(
        "dotnet", [Assembly.GetExecutingAssembly().Location, TableStub.Argument, rows.ToString(CultureInfo.InvariantCulture)])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    private readonly record struct Reload(double Cpu, double Megabytes, double Took);
}
