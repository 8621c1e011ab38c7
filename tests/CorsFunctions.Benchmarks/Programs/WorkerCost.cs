using System.Diagnostics;

namespace CorsFunctions.Benchmarks.Programs;

/// <summary>
/// What <c>UseCorsPolicies</c> costs a warm app: batches of requests to it and to the same app without it, by turns, through the real
/// worker. CPU and bytes are those of the worker's process; the times are a client's, through the host.
/// </summary>
internal static class WorkerCost
{
    private const int Rows = 5;

    private static readonly (string Name, HttpMethod Method, string Path, string Origin)[] Cases =
    [
        ("HttpResponseData", HttpMethod.Get, "/api/response", MeasuredHost.AllowedOrigin),
        ("plain string", HttpMethod.Get, "/api/text", MeasuredHost.AllowedOrigin),
        ("IActionResult", HttpMethod.Get, "/api/result", MeasuredHost.AllowedOrigin),
        ("refused request", HttpMethod.Get, "/api/response", MeasuredHost.RefusedOrigin),
        ("preflight", HttpMethod.Options, "/api/response", MeasuredHost.AllowedOrigin),
    ];

    // Threads that wait for work spin a while, longer the busier the machine is: processor time that no request has asked for.
    private static readonly KeyValuePair<string, string> WithoutSpinning = new("DOTNET_ThreadPool_UnfairSemaphoreSpinLimit", "0");

    public static async Task RunAsync(ProgramArguments arguments)
    {
        var pairs = arguments.Number("--pairs", 400);
        var requests = arguments.Number("--requests", 100);
        var warmUp = arguments.Number("--warm-up", 3000);
        var folder = Directory.CreateTempSubdirectory("cors-worker-");
        KeyValuePair<string, string>[] settings = [WithoutSpinning, new("Cors__PolicyFile", await PolicyFile.WriteAsync(folder.FullName, Rows))];

        Console.WriteLine($"{pairs} pairs of {requests} requests, after {warmUp} of each kind; medians, in brackets where the true median is with 95 %\n");
        Console.WriteLine("| mode | answer | p50 with / without | CPU with / without | CPU a request, µs: without, with | bytes a request: without, with | p50, ms: without, with | p99, ms: without, with |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var mode in (string[])["", "AspNetCore"])
        {
            await using var bare = await MeasuredHost.StartAsync(await PublishedApp.PublishAsync($"Bare{mode}", readyToRun: false), [WithoutSpinning]);
            await using var cors = await MeasuredHost.StartAsync(await PublishedApp.PublishAsync($"Cors{mode}", readyToRun: false), settings);
            var cases = Cases.Where(test => test.Path != (mode.Length > 0 ? "/api/text" : "/api/result")).ToList();
            foreach (var test in cases)
            {
                await BatchAsync(bare, test, warmUp);
                await BatchAsync(cors, test, warmUp);
            }

            foreach (var test in cases)
            {
                var (without, with) = (new List<Batch>(), new List<Batch>());
                for (var pair = 0; pair < pairs; pair++)
                {
                    if (pair % 2 == 0)
                    {
                        without.Add(await BatchAsync(bare, test, requests));
                        with.Add(await BatchAsync(cors, test, requests));
                    }
                    else
                    {
                        with.Add(await BatchAsync(cors, test, requests));
                        without.Add(await BatchAsync(bare, test, requests));
                    }
                }

                Console.WriteLine($"| {(mode.Length > 0 ? "ASP.NET Core" : "plain")} | {test.Name} | {Row(without, with)} |");
            }
        }

        folder.Delete(recursive: true);
    }

    private static async Task<Batch> BatchAsync(MeasuredHost host, (string Name, HttpMethod Method, string Path, string Origin) test, int requests)
    {
        var before = await host.ReadUsageAsync();
        var latencies = new double[requests];
        for (var i = 0; i < requests; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await host.SendAsync(test.Method, test.Path, test.Origin);
            await response.Content.ReadAsByteArrayAsync();
            latencies[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var after = await host.ReadUsageAsync();
        return new Batch((after.Cpu - before.Cpu) * 1000 / requests, (after.Allocated - before.Allocated) / (double)requests, latencies);
    }

    private static string Row(List<Batch> without, List<Batch> with)
    {
        var pairs = with.Zip(without).ToList();
        return $"{Quartiles.SureMedian(pairs.Select(pair => pair.First.Median / pair.Second.Median))} "
            + $"| {Quartiles.SureMedian(pairs.Select(pair => pair.First.Cpu / pair.Second.Cpu))} "
            + $"| {Both(batches => Median(batches, batch => batch.Cpu))} "
            + $"| {Both(batches => Median(batches, batch => batch.Bytes))} "
            + $"| {Both(batches => Latency(batches, 0.5))} | {Both(batches => Latency(batches, 0.99))}";

        string Both(Func<List<Batch>, string> text) => $"{text(without)}, {text(with)}";
    }

    private static string Median(List<Batch> batches, Func<Batch, double> of) =>
        Quartiles.Of(batches.Select(of)).Median.ToString("F0", System.Globalization.CultureInfo.InvariantCulture);

    private static string Latency(List<Batch> batches, double share) =>
        Quartiles.At([.. batches.SelectMany(batch => batch.Latencies).Order()], share).ToString("F2", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Batch(double Cpu, double Bytes, double[] Latencies)
    {
        public double Median { get; } = Quartiles.Of(Latencies).Median;
    }
}
