using System.Diagnostics;
using System.Globalization;
using CorsFunctions.DevHost;

namespace CorsFunctions.Benchmarks.Programs;

/// <summary>One of the measured apps on DevHost's library. The host is this process, so that only the app starts anew.</summary>
internal sealed class MeasuredHost : IAsyncDisposable
{
    public const string AllowedOrigin = "https://app1.example.com";
    public const string RefusedOrigin = "https://evil.example";

    private readonly FunctionsHost host;
    private readonly HttpClient client;

    private MeasuredHost(FunctionsHost host)
    {
        this.host = host;
        client = new HttpClient { BaseAddress = host.Address };
    }

    /// <summary>Starts an app; returns when its functions are loaded.</summary>
    public static async Task<MeasuredHost> StartAsync(string folder, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var options = new FunctionsHostOptions { ScriptRoot = folder, Urls = "http://127.0.0.1:0" };
        foreach (var (name, value) in settings)
        {
            options.Settings[name] = value;
        }

        var host = FunctionsHost.Create(options);
        await host.StartAsync();
        return new MeasuredHost(host);
    }

    /// <summary>Sends a request with an Origin, and throws unless the answer is good.</summary>
    /// <param name="method">The method; a preflight asks for GET.</param>
    /// <param name="path">The path.</param>
    /// <param name="origin">The origin.</param>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string origin)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", origin);
        if (method == HttpMethod.Options)
        {
            request.Headers.Add("Access-Control-Request-Method", "GET");
        }

        var response = await client.SendAsync(request);
        return response.EnsureSuccessStatusCode();
    }

    /// <summary>What the app's process has used since its start.</summary>
    public async Task<Usage> ReadUsageAsync()
    {
        var parts = (await client.GetStringAsync("/api/usage")).Split(' ');
        return new Usage(
            int.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture), long.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }
}

/// <summary>What a process has used.</summary>
/// <param name="ProcessId">The process.</param>
/// <param name="Cpu">Milliseconds of processor time.</param>
/// <param name="Allocated">Bytes allocated.</param>
internal readonly record struct Usage(int ProcessId, double Cpu, long Allocated)
{
    public double WorkingSetMegabytes()
    {
        using var process = Process.GetProcessById(ProcessId);
        return process.WorkingSet64 / 1e6;
    }
}
