using System.Diagnostics;
using System.Threading.Channels;
using CorsFunctions.DevHost;

namespace CorsFunctions.Testing;

/// <summary>DevHost in a process of its own, on a free port. It ends with this object, and with the test process however that ends.</summary>
public sealed class DevHostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Channel<string> arriving = Channel.CreateUnbounded<string>();
    private readonly List<string> lines = [];
    private readonly List<string> errors = [];
    private readonly Task reading;

    private DevHostProcess(string[] args)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(FunctionsHost).Assembly.Location, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The settings of whoever runs the tests are not those that the tests are about.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("Cors", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        process = Process.Start(start)!;
        reading = ReadAsync();
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>The lines of standard error; complete once the process has ended.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <summary>What the console shows so far.</summary>
    public string Console
    {
        get
        {
            while (arriving.Reader.TryRead(out var line))
            {
                lines.Add(line);
            }

            return string.Join('\n', lines);
        }
    }

    /// <summary>Starts it on a free port and waits for its address.</summary>
    public static async Task<DevHostProcess> StartAsync(params string[] args)
    {
        var host = Launch(["--urls", "http://127.0.0.1:0", .. args]);
        try
        {
            // The last line of the list of functions, whatever they are.
            await host.ReadUntilAsync("Press Ctrl+C to stop.");
            var line = host.lines.Find(line => line.Contains("] http://", StringComparison.Ordinal))!;
            host.Address = new Uri(new Uri(line.Split(' ').Last(word => word.StartsWith("http://", StringComparison.Ordinal))).GetLeftPart(UriPartial.Authority));
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public static DevHostProcess Launch(params string[] args) => new(args);

    public Task<RawResponse> SendAsync(RawRequest request) => RawHttp.SendAsync(Address, request);

    /// <summary>Sends the request over and over, until the answer is the one that is waited for.</summary>
    public async Task<RawResponse> SendUntilAsync(RawRequest request, Func<RawResponse, bool> isAwaited)
    {
        using var patience = NewPatience();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (true)
        {
            var answer = await SendAsync(request);
            if (isAwaited(answer))
            {
                return answer;
            }

            Assert.True(await pace.WaitForNextTickAsync(patience.Token));
        }
    }

    /// <summary>Waits for a line with this text, and returns the line.</summary>
    public async Task<string> ReadUntilAsync(string text)
    {
        if (lines.Find(line => line.Contains(text, StringComparison.Ordinal)) is { } read)
        {
            return read;
        }

        using var patience = NewPatience();
        try
        {
            await foreach (var line in arriving.Reader.ReadAllAsync(patience.Token))
            {
                lines.Add(line);
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"DevHost did not write '{text}':\n{Console}");
        }

        throw new InvalidOperationException($"DevHost ended and had not written '{text}':\n{Console}");
    }

    public int Id => process.Id;

    public void CloseInput() => process.StandardInput.Close();

    /// <summary>Waits for its end, and for everything that it wrote.</summary>
    public async Task<int> WaitForExitAsync()
    {
        using var patience = NewPatience();
        await process.WaitForExitAsync(patience.Token);
        await reading.WaitAsync(patience.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private static CancellationTokenSource NewPatience()
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(Patience);
        return source;
    }

    private async Task ReadAsync()
    {
        await Task.WhenAll(ReadAsync(process.StandardOutput, _ => { }), ReadAsync(process.StandardError, errors.Add));
        arriving.Writer.Complete();
    }

    private async Task ReadAsync(StreamReader reader, Action<string> note)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            note(line);
            arriving.Writer.TryWrite(line);
        }
    }
}
