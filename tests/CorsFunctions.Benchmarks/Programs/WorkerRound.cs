using System.Diagnostics;

namespace CorsFunctions.Benchmarks.Programs;

/// <summary>One request, asked of a process for each <see cref="WorkerArm"/> by turns, each turn in another order.</summary>
internal sealed class WorkerRound(Question question, MeasuredHost[] hosts)
{
    private readonly List<WorkerBatch>[] batches = [[], [], [], []];
    private readonly Random random = new(1);

    public List<WorkerBatch> Of(WorkerArm arm) => batches[(int)arm];

    /// <summary>What an arm takes beside the first app without policies, in the median of the turns.</summary>
    public double Ratio(WorkerArm arm, Func<WorkerBatch, double> by) =>
        Quartiles.Of(Of(arm).Zip(Of(WorkerArm.Without), (one, other) => by(one) / by(other))).Median;

    public async Task WarmUpAsync(int requests)
    {
        foreach (var arm in Enum.GetValues<WorkerArm>())
        {
            await RunAsync(arm, requests);
        }
    }

    public async Task MeasureAsync(int turns, int requests)
    {
        for (var turn = 0; turn < turns; turn++)
        {
            var arms = Enum.GetValues<WorkerArm>();
            random.Shuffle(arms);
            foreach (var arm in arms)
            {
                Of(arm).Add(await RunAsync(arm, requests));
            }
        }
    }

    private async Task<WorkerBatch> RunAsync(WorkerArm arm, int requests)
    {
        var host = hosts[(int)arm];
        var path = arm == WorkerArm.ByHand ? "/api/by-hand" : question.Path;
        var before = await host.ReadUsageAsync();
        var latencies = new double[requests];
        for (var i = 0; i < requests; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await host.SendAsync(question.Method, path, question.Origin);
            await response.Content.ReadAsByteArrayAsync();
            latencies[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var after = await host.ReadUsageAsync();
        return new WorkerBatch((after.Cpu - before.Cpu) * 1000 / requests, (after.Allocated - before.Allocated) / (double)requests, latencies);
    }
}

/// <summary>What is asked of the apps.</summary>
internal sealed record Question(string Name, HttpMethod Method, string Path, string Origin);

/// <summary>Who is asked: the app without policies, in two processes; its function that writes the headers by hand; the app with policies.</summary>
internal enum WorkerArm
{
    Without,
    Again,
    ByHand,
    With,
}

/// <summary>Requests one after the other: processor time in µs and bytes of one, and the latencies of all in ms.</summary>
internal sealed record WorkerBatch(double Cpu, double Bytes, double[] Latencies)
{
    public double P50 { get; } = Quartiles.Of(Latencies).Median;
}
