using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace CorsFunctions.Azurite;

/// <summary>
/// Azurite's table service in a process of its own, on a free loopback port that it keeps over restarts. In memory by default:
/// then it is empty after <see cref="RestartAsync"/> and has to be seeded again. On disk, Azurite writes its data every 5 s and
/// when it stops in good order, so <see cref="PersistAsync"/> is to be called between seeding and <see cref="Kill"/>.
/// </summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    public const string AccountName = "devstoreaccount1";
    public const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly bool onDisk;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("azurite-");
    private readonly ConcurrentQueue<string> output = new();
    private Process? process;

    private AzuriteServer(int port, bool onDisk)
    {
        Port = port;
        this.onDisk = onDisk;
    }

    public int Port { get; }

    public Uri TableEndpoint => EndpointAt(Port);

    public string ConnectionString => ConnectionStringAt(Port);

    public static Uri EndpointAt(int port) => new($"http://127.0.0.1:{port}/{AccountName}");

    /// <summary>For a proxy in front of Azurite.</summary>
    public static string ConnectionStringAt(int port) =>
        $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};TableEndpoint={EndpointAt(port)};";

    public static async Task<AzuriteServer> StartAsync(bool onDisk = false)
    {
        await NodePackages.EnsureAsync();
        var server = new AzuriteServer(FreePort(), onDisk);
        try
        {
            await server.LaunchAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGKILL: open connections break, and data not yet on disk is lost.</summary>
    public void Kill()
    {
        if (this.process is { } process)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    /// <summary>Kills it if it runs, starts it on the same port, and seeds it.</summary>
    public async Task RestartAsync(Func<AzuriteServer, Task>? seed = null)
    {
        Kill();
        await LaunchAsync();
        if (seed is not null)
        {
            await seed(this);
        }
    }

    /// <summary>Stops in good order, so that everything is on disk, and starts again.</summary>
    public async Task PersistAsync()
    {
        await StopAsync();
        await LaunchAsync();
    }

    /// <summary>Adds a table of many rows, quickly; restarts Azurite for it. See <see cref="AzuriteDataFile"/>.</summary>
    public async Task AddTableAsync(string table, IEnumerable<JsonObject> rows)
    {
        await StopAsync();
        await AzuriteDataFile.AddTableAsync(Path.Combine(folder.FullName, AzuriteDataFile.Name), table, rows);
        await LaunchAsync();
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        process?.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task StopAsync()
    {
        if (!onDisk)
        {
            throw new InvalidOperationException("This Azurite keeps its data in memory. Start it with onDisk: true.");
        }

        process!.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
    }

    private async Task LaunchAsync()
    {
        process?.Dispose();
        output.Clear();
        string[] persistence = onDisk ? ["--location", folder.FullName] : ["--inMemoryPersistence"];
        process = NodePackages.Start(
            "node",
            folder.FullName,
            [
                "--require", Path.Combine(TestFolders.AzuriteSupport, "stop-with-parent.cjs"),
                Path.Combine(TestFolders.Tests, "node_modules", "azurite", "dist", "src", "table", "main.js"),
                "--tableHost", "127.0.0.1", "--tablePort", $"{Port}", "--silent", "--disableTelemetry", "--skipApiVersionCheck",
                .. persistence,
            ]);
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await UntilListeningAsync(process);
    }

    private async Task UntilListeningAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            Assert.False(process.HasExited, $"Azurite ended before it listened on port {Port}:\n{string.Join('\n', output)}");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port, patience.Token);
                return;
            }
            catch (SocketException)
            {
                await timer.WaitForNextTickAsync(patience.Token);
            }
        }
    }
}
