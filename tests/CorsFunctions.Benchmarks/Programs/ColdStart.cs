using System.Diagnostics;

namespace CorsFunctions.Benchmarks.Programs;

/// <summary>
/// From the launch of an app's process to its first answered request, with and without <c>UseCorsPolicies</c>. All variants run in
/// every round, each time in another order, and differences are those of one round.
/// </summary>
internal static class ColdStart
{
    private const int Rows = 5;

    public static async Task RunAsync(ProgramArguments arguments)
    {
        var rounds = arguments.Number("--rounds", 15);
        var latency = arguments.Number("--latency", 5);
        var mode = arguments.Has("--aspnetcore") ? "AspNetCore" : "";
        var folder = Directory.CreateTempSubdirectory("cors-cold-");
        await using var stub = await TableStub.StartAsync(Rows, TimeSpan.FromMilliseconds(latency));
        var snapshot = Path.Combine(folder.FullName, "snapshot.json");
        KeyValuePair<string, string>[] table = [new("Cors__SnapshotFile", snapshot)];
        (string Name, IEnumerable<KeyValuePair<string, string>> Settings)[] sources =
        [
            ("file", [new("Cors__PolicyFile", await PolicyFile.WriteAsync(folder.FullName, Rows))]),
            ("table by connection string", [.. table, new("CorsStorage", stub.ConnectionString)]),
            ("table by managed identity", [.. table, .. stub.IdentitySettings(Path.Combine(folder.FullName, "stub.pem"))]),
        ];

        Console.WriteLine($"{rounds} rounds, {Rows} rows, table and token endpoint answer after {latency} ms; medians, with quartiles\n");
        Console.WriteLine("| app | source | launch to first answer, ms | added, ms | × bare | first request, ms | added, ms | CPU added, ms | working set added, MB |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var readyToRun in (bool[])[false, true])
        {
            var bare = await PublishedApp.PublishAsync($"Bare{mode}", readyToRun);
            var cors = await PublishedApp.PublishAsync($"Cors{mode}", readyToRun);
            Variant[] variants = [new("none: the bare app", bare, []), .. sources.Select(source => new Variant(source.Name, cors, source.Settings))];
            await MeasureAllAsync(variants, rounds);
            foreach (var variant in variants)
            {
                Console.WriteLine($"| {(readyToRun ? "ReadyToRun" : "as built")} | {variant.Row(beside: variants[0])} |");
            }
        }

        await DevHostStart.RunAsync(await PublishedApp.PublishAsync($"Cors{mode}", readyToRun: false), sources[0].Settings, rounds);
        folder.Delete(recursive: true);
    }

    private static async Task MeasureAllAsync(Variant[] variants, int rounds)
    {
        // One round for the disk's cache and this process's own start.
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < variants.Length; i++)
            {
                var variant = variants[(i + round + 1) % variants.Length];
                var start = await MeasureAsync(variant);
                if (round >= 0)
                {
                    variant.Starts.Add(start);
                }
            }
        }
    }

    private static async Task<Start> MeasureAsync(Variant variant)
    {
        var launched = Stopwatch.GetTimestamp();
        await using var host = await MeasuredHost.StartAsync(variant.Folder, variant.Settings);
        var loaded = Stopwatch.GetTimestamp();
        using var response = await host.SendAsync(HttpMethod.Get, "/api/response", MeasuredHost.AllowedOrigin);
        var answered = Stopwatch.GetTimestamp();
        if (response.Headers.Contains("Access-Control-Allow-Origin") == (variant.Settings.Length == 0))
        {
            throw new InvalidOperationException($"The first answer with {variant.Source} is not the one expected.");
        }

        var usage = await host.ReadUsageAsync();
        return new Start(
            Stopwatch.GetElapsedTime(launched, answered).TotalMilliseconds, Stopwatch.GetElapsedTime(loaded, answered).TotalMilliseconds, usage.Cpu, usage.WorkingSetMegabytes());
    }

    private readonly record struct Start(double Total, double FirstRequest, double Cpu, double WorkingSet);

    private sealed record Variant(string Source, string Folder, KeyValuePair<string, string>[] Settings)
    {
        public Variant(string source, string folder, IEnumerable<KeyValuePair<string, string>> settings)
            : this(source, folder, [.. settings])
        {
        }

        public List<Start> Starts { get; } = [];

        public string Row(Variant beside)
        {
            var total = Quartiles.Of(Starts.Select(start => start.Total)).Text("F0");
            var first = Quartiles.Of(Starts.Select(start => start.FirstRequest)).Text("F0");
            if (ReferenceEquals(this, beside))
            {
                var cpu = Quartiles.Of(Starts.Select(start => start.Cpu)).Text("F0");
                return $"{Source} | {total} | | 1 | {first} | | in all {cpu} | in all {Quartiles.Of(Starts.Select(start => start.WorkingSet)).Text("F1")}";
            }

            var pairs = Starts.Zip(beside.Starts).ToList();
            string Added(Func<Start, double> of, string format) => Quartiles.Of(pairs.Select(pair => of(pair.First) - of(pair.Second))).Text(format);
            var ratio = Quartiles.Of(pairs.Select(pair => pair.First.Total / pair.Second.Total)).Text("F2");
            return $"{Source} | {total} | {Added(start => start.Total, "+F0")} | {ratio} | {first} | {Added(start => start.FirstRequest, "+F0")} | {Added(start => start.Cpu, "+F0")} | {Added(start => start.WorkingSet, "+F1")}";
        }
    }
}
