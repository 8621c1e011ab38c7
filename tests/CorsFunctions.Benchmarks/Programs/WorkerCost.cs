using System.Diagnostics;
using System.Globalization;

namespace CorsFunctions.Benchmarks.Programs;

/// <summary>
/// What <c>UseCorsPolicies</c> costs a warm app: batches of requests to it and to the same app without it, by turns, through the real
/// worker. CPU and bytes are those of the worker's process; the times are a client's, through the host.
/// </summary>
/// <remarks>
/// Two processes of one and the same app differ by some per cent, as their code was compiled and their memory laid out. So every round starts
/// them anew, and beside the app there are two without it: what those differ by is what the figures can tell at best.
/// </remarks>
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
        var rounds = arguments.Number("--rounds", 9);
        var turns = arguments.Number("--turns", 60);
        var requests = arguments.Number("--requests", 100);
        var warmUp = arguments.Number("--warm-up", 4000);
        var folder = Directory.CreateTempSubdirectory("cors-worker-");
        KeyValuePair<string, string>[] settings = [WithoutSpinning, new("Cors__PolicyFile", await PolicyFile.WriteAsync(folder.FullName, Rows))];

        Console.WriteLine($"{rounds} rounds of {turns} turns of {requests} requests, after {warmUp} of each kind; medians of the rounds, with quartiles\n");
        Console.WriteLine("| mode | answer | p50 with / without | without / without | CPU with / without | without / without | CPU a request, µs: without, with | bytes a request: without, with | p50, ms: without, with | p99, ms: without, with |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var mode in (string[])["", "AspNetCore"])
        {
            var bare = await PublishedApp.PublishAsync($"Bare{mode}", readyToRun: false);
            var cors = await PublishedApp.PublishAsync($"Cors{mode}", readyToRun: false);
            var cases = Cases.Where(test => test.Path != (mode.Length > 0 ? "/api/text" : "/api/result")).ToList();
            var measured = cases.ConvertAll(_ => new List<Round>());
            for (var round = 0; round < rounds; round++)
            {
                await using var without = await MeasuredHost.StartAsync(bare, [WithoutSpinning]);
                await using var again = await MeasuredHost.StartAsync(bare, [WithoutSpinning]);
                await using var with = await MeasuredHost.StartAsync(cors, settings);
                MeasuredHost[] hosts = [without, again, with];
                foreach (var (test, host) in from test in cases from host in hosts select (test, host))
                {
                    await BatchAsync(host, test, warmUp);
                }

                for (var i = 0; i < cases.Count; i++)
                {
                    measured[i].Add(await RoundAsync(hosts, cases[i], turns, requests));
                }
            }

            foreach (var (test, results) in cases.Zip(measured))
            {
                Console.WriteLine($"| {(mode.Length > 0 ? "ASP.NET Core" : "plain")} | {test.Name} | {Row(results)} |");
            }
        }

        folder.Delete(recursive: true);
    }

    private static async Task<Round> RoundAsync(MeasuredHost[] hosts, (string Name, HttpMethod Method, string Path, string Origin) test, int turns, int requests)
    {
        var batches = hosts.Select(_ => new List<Batch>()).ToList();
        for (var turn = 0; turn < turns; turn++)
        {
            for (var i = 0; i < hosts.Length; i++)
            {
                var next = (turn + i) % hosts.Length;
                batches[next].Add(await BatchAsync(hosts[next], test, requests));
            }
        }

        return new Round(batches[0], batches[1], batches[2]);
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

    private static string Row(List<Round> rounds)
    {
        return $"{Ratio(round => Round.Ratio(round.With, round.Without, batch => batch.Median))} "
            + $"| {Ratio(round => Round.Ratio(round.Again, round.Without, batch => batch.Median))} "
            + $"| {Ratio(round => Round.Ratio(round.With, round.Without, batch => batch.Cpu))} "
            + $"| {Ratio(round => Round.Ratio(round.Again, round.Without, batch => batch.Cpu))} "
            + $"| {Both(batches => Median(batches, batch => batch.Cpu))} "
            + $"| {Both(batches => Median(batches, batch => batch.Bytes))} "
            + $"| {Both(batches => Latency(batches, 0.5))} | {Both(batches => Latency(batches, 0.99))}";

        string Ratio(Func<Round, double> of) => Quartiles.Of(rounds.Select(of)).Text("F3");

        string Both(Func<IEnumerable<Batch>, string> text) => $"{text(rounds.SelectMany(round => round.Without))}, {text(rounds.SelectMany(round => round.With))}";
    }

    private static string Median(IEnumerable<Batch> batches, Func<Batch, double> of) =>
        Quartiles.Of(batches.Select(of)).Median.ToString("F0", CultureInfo.InvariantCulture);

    private static string Latency(IEnumerable<Batch> batches, double share) =>
        Quartiles.At([.. batches.SelectMany(batch => batch.Latencies).Order()], share).ToString("F2", CultureInfo.InvariantCulture);

    private sealed record Batch(double Cpu, double Bytes, double[] Latencies)
    {
        public double Median { get; } = Quartiles.Of(Latencies).Median;
    }

    private sealed record Round(List<Batch> Without, List<Batch> Again, List<Batch> With)
    {
        public static double Ratio(List<Batch> of, List<Batch> to, Func<Batch, double> by) =>
            Quartiles.Of(of.Zip(to, (one, other) => by(one) / by(other))).Median;
    }
}
