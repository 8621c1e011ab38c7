using System.Diagnostics;

namespace CorsFunctions.Benchmarks.Programs;

/// <summary>From the launch of DevHost to its first answered preflight, beside the same app's own start under a host that runs already.</summary>
internal static class DevHostStart
{
    public static async Task RunAsync(string folder, IEnumerable<KeyValuePair<string, string>> settings, int rounds)
    {
        var (devHost, worker) = (new List<double>(), new List<double>());
        for (var round = -1; round < rounds; round++)
        {
            var pair = round % 2 == 0
                ? (await DevHostAsync(folder, settings), await WorkerAsync(folder, settings))
                : Swapped(await WorkerAsync(folder, settings), await DevHostAsync(folder, settings));
            if (round >= 0)
            {
                devHost.Add(pair.Item1);
                worker.Add(pair.Item2);
            }
        }

        Console.WriteLine("\n| DevHost, launch to first answered preflight, ms | the worker alone, ms | ratio |");
        Console.WriteLine("| --- | --- | --- |");
        var ratio = Quartiles.Of(devHost.Zip(worker, (one, other) => one / other));
        Console.WriteLine($"| {Quartiles.Of(devHost).Text("F0")} | {Quartiles.Of(worker).Text("F0")} | {ratio.Text("F2")} |");
    }

    private static (double, double) Swapped(double one, double other) => (other, one);

    private static async Task<double> WorkerAsync(string folder, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var launched = Stopwatch.GetTimestamp();
        await using var host = await MeasuredHost.StartAsync(folder, settings);
        using var answer = await host.SendAsync(HttpMethod.Options, "/api/response", MeasuredHost.AllowedOrigin);
        return Stopwatch.GetElapsedTime(launched).TotalMilliseconds;
    }

    private static async Task<double> DevHostAsync(string folder, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var launched = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "CorsFunctions.DevHost.dll"), "--script-root", folder, "--urls", "http://127.0.0.1:0",
                .. settings.SelectMany(setting => (string[])["--setting", $"{setting.Key}={setting.Value}"]),
            ])
        {
            RedirectStandardOutput = true,
        })!;
        try
        {
            using var client = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Options, await FindFunctionAsync(process.StandardOutput));
            request.Headers.Add("Origin", MeasuredHost.AllowedOrigin);
            request.Headers.Add("Access-Control-Request-Method", "GET");
            using var answer = await client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            return Stopwatch.GetElapsedTime(launched).TotalMilliseconds;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<Uri> FindFunctionAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            if (line.EndsWith("/api/response", StringComparison.Ordinal))
            {
                return new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..]);
            }
        }

        throw new InvalidOperationException("DevHost did not start.");
    }
}
