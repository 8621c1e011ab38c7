using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CorsFunctions.Check.Tests.Servers;

/// <summary>A server in a process of its own, in a folder of its own, ended with the test.</summary>
internal sealed class ChildServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static int taken;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cors-check-");
    private Process? process;

    public string Folder => folder.FullName;

    public int Port { get; } = FreePort();

    /// <summary>For servers that change to another user.</summary>
    public void OpenFolder()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Folder, (UnixFileMode)0b111_101_101);
        }
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public async Task<RunningServer> StartAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
        };
        foreach (var argument in new[] { "-c", "exec \"$0\" \"$@\" > server.log 2>&1", program }.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        await WaitAsync();

        // The lambda keeps this object, and so the process' input, for as long as the server is held.
        return new RunningServer(new Uri($"http://127.0.0.1:{Port}/"), () =>
        {
            Dispose();
            return ValueTask.CompletedTask;
        });
    }

    public void Dispose()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
            process = null;
        }

        folder.Delete(recursive: true);
    }

    private async Task WaitAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port, limit.Token);
                return;
            }
            catch (SocketException) when (!process!.HasExited)
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
            catch (SocketException)
            {
                var log = await File.ReadAllTextAsync(Path.Combine(Folder, "server.log"), limit.Token);
                Dispose();
                throw new ServerDidNotStartException(log);
            }
        }
    }

    // Below the range from which systems give ports (32768 on Linux): between the look and the server's start nobody is given it.
    private static int FreePort()
    {
        const int First = 10_000;
        const int Count = 20_000;
        while (true)
        {
            var port = First + (int)((uint)((Environment.ProcessId * 97) + Interlocked.Increment(ref taken)) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}

/// <summary>The server ended instead of listening; the message is its log.</summary>
internal sealed class ServerDidNotStartException(string log) : Exception(log);
