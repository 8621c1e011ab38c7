using System.Globalization;

namespace CorsFunctions.Benchmarks.Programs;

/// <summary>
/// What <c>UseCorsPolicies</c> costs a warm app: batches of requests to it and to the same app without it, by turns, through the real
/// worker. CPU and bytes are those of the worker's process; the times are a client's, through the host.
/// </summary>
/// <remarks>
/// Two processes of one and the same app differ by some per cent, as their code was compiled and their memory laid out. So every round starts
/// them anew, and beside the app there are two without it: what those differ by is what the figures can tell at best. A third answers with the
/// same headers written by hand, which is what the headers themselves cost on the way to the client.
/// </remarks>
internal static class WorkerCost
{
    private const int Rows = 5;

    private static readonly Question[] Questions =
    [
        new("HttpResponseData", HttpMethod.Get, "/api/response", MeasuredHost.AllowedOrigin),
        new("plain string", HttpMethod.Get, "/api/text", MeasuredHost.AllowedOrigin),
        new("IActionResult", HttpMethod.Get, "/api/result", MeasuredHost.AllowedOrigin),
        new("refused request", HttpMethod.Get, "/api/response", MeasuredHost.RefusedOrigin),
        new("preflight", HttpMethod.Options, "/api/response", MeasuredHost.AllowedOrigin),
    ];

    // Threads that wait for work spin a while, longer the busier the machine is: processor time that no request has asked for.
    private static readonly KeyValuePair<string, string> WithoutSpinning = new("DOTNET_ThreadPool_UnfairSemaphoreSpinLimit", "0");

    public static async Task RunAsync(ProgramArguments arguments)
    {
        var rounds = arguments.Number("--rounds", 9);
        var turns = arguments.Number("--turns", 60);
        var requests = arguments.Number("--requests", 100);
        var warmUp = arguments.Number("--warm-up", 4000);
        var mode = arguments.Has("--aspnetcore") ? "AspNetCore" : "";
        var folder = Directory.CreateTempSubdirectory("cors-worker-");
        KeyValuePair<string, string>[] settings = [WithoutSpinning, new("Cors__PolicyFile", await PolicyFile.WriteAsync(folder.FullName, Rows))];

        Console.WriteLine($"{rounds} rounds of {turns} turns of {requests} requests, after {warmUp} of each kind; medians of the rounds, with quartiles\n");
        Console.WriteLine("| mode | answer | p50 with / without | by hand / without | without / without | CPU with / without | by hand / without | without / without | CPU a request, µs: without, by hand, with | bytes a request: without, by hand, with | p50, ms: without, by hand, with | p99, ms: without, by hand, with |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        var bare = await PublishedApp.PublishAsync($"Bare{mode}", readyToRun: false);
        var cors = await PublishedApp.PublishAsync($"Cors{mode}", readyToRun: false);
        var questions = Questions.Where(question => question.Path != (mode.Length > 0 ? "/api/text" : "/api/result")).ToList();
        var results = questions.ConvertAll(_ => new List<WorkerRound>());
        for (var round = 0; round < rounds; round++)
        {
            await using var without = await MeasuredHost.StartAsync(bare, [WithoutSpinning]);
            await using var again = await MeasuredHost.StartAsync(bare, [WithoutSpinning]);
            await using var byHand = await MeasuredHost.StartAsync(bare, [WithoutSpinning]);
            await using var with = await MeasuredHost.StartAsync(cors, settings);
            var measured = questions.ConvertAll(question => new WorkerRound(question, [without, again, byHand, with]));
            foreach (var each in measured)
            {
                await each.WarmUpAsync(warmUp);
            }

            for (var i = 0; i < measured.Count; i++)
            {
                await measured[i].MeasureAsync(turns, requests);
                results[i].Add(measured[i]);
            }
        }

        foreach (var (question, of) in questions.Zip(results))
        {
            Console.WriteLine($"| {(mode.Length > 0 ? "ASP.NET Core" : "plain")} | {question.Name} | {Row(of)} |");
        }

        folder.Delete(recursive: true);
    }

    private static string Row(List<WorkerRound> rounds)
    {
        return $"{Ratios(batch => batch.P50)} | {Ratios(batch => batch.Cpu)} | {Medians(batch => batch.Cpu)} | {Medians(batch => batch.Bytes)} | {Latencies(0.5)} | {Latencies(0.99)}";

        string Ratios(Func<WorkerBatch, double> by) =>
            string.Join(" | ", ((WorkerArm[])[WorkerArm.With, WorkerArm.ByHand, WorkerArm.Again]).Select(arm => Quartiles.Of(rounds.Select(round => round.Ratio(arm, by))).Text("F3")));

        string Medians(Func<WorkerBatch, double> by) => Each(batches => Quartiles.Of(batches.Select(by)).Median.ToString("F0", CultureInfo.InvariantCulture));

        string Latencies(double share) =>
            Each(batches => Quartiles.At([.. batches.SelectMany(batch => batch.Latencies).Order()], share).ToString("F2", CultureInfo.InvariantCulture));

        string Each(Func<IEnumerable<WorkerBatch>, string> text) =>
            string.Join(", ", ((WorkerArm[])[WorkerArm.Without, WorkerArm.ByHand, WorkerArm.With]).Select(arm => text(rounds.SelectMany(round => round.Of(arm)))));
    }
}
