using System.Diagnostics;

namespace CorsFunctions.Benchmarks.Programs;

/// <summary>
/// The engine beside ASP.NET Core's service in short batches by turns: the ratio of a pair holds on a busy machine as well, where
/// BenchmarkDotNet's runs, one after the other, do not.
/// </summary>
internal static class EnginePairs
{
    private const int Batch = 500;

    public static Task RunAsync(ProgramArguments arguments)
    {
        var pairs = arguments.Number("--pairs", 4000);
        Console.WriteLine($"{pairs} pairs of {Batch} calls; medians, with quartiles\n");
        Console.WriteLine("| allow list | request | CorsFunctions, ns | ASP.NET Core, ns | ratio |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        AspNetCoreBenchmarks.WarmUp();
        foreach (var (origins, isWildcard) in (ReadOnlySpan<(int, bool)>)[(1, false), (1, true), (100, false)])
        {
            var one = new AspNetCoreBenchmarks { Origins = origins, Wildcard = isWildcard };
            one.Setup();
            var list = $"{origins} {(isWildcard ? "wildcard" : "exact")}";
            Measure(list, "allowed", () => one.CorsFunctionsActual(), () => one.AspNetCoreActual(), pairs);
            Measure(list, "allowed, response with a content type", () => one.CorsFunctionsActualWithBody(), () => one.AspNetCoreActualWithBody(), pairs);
            Measure(list, "refused", () => one.CorsFunctionsRefused(), () => one.AspNetCoreRefused(), pairs);
            Measure(list, "preflight", () => one.CorsFunctionsPreflight(), () => one.AspNetCorePreflight(), pairs);
        }

        return Task.CompletedTask;
    }

    private static void Measure(string list, string request, Action ours, Action theirs, int pairs)
    {
        var measured = new List<(double Ours, double Theirs)>();
        for (var pair = 0; pair < pairs; pair++)
        {
            var first = Time(pair % 2 == 0 ? ours : theirs);
            var second = Time(pair % 2 == 0 ? theirs : ours);
            measured.Add(pair % 2 == 0 ? (first, second) : (second, first));
        }

        Console.WriteLine(
            $"| {list} | {request} | {Quartiles.Of(measured.Select(pair => pair.Ours)).Text("F0")} | {Quartiles.Of(measured.Select(pair => pair.Theirs)).Text("F0")} "
            + $"| {Quartiles.Of(measured.Select(pair => pair.Ours / pair.Theirs)).Text("F2")} |");
    }

    private static double Time(Action call)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Batch; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / Batch;
    }
}
