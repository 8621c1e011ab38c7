using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace CorsFunctions.DevHost.Worker;

/// <summary>
/// The app as a child process. It ends with DevHost, however DevHost ends: its standard input is a pipe that only DevHost
/// holds, and where there is a shell, a watcher beside the app kills it when that pipe breaks.
/// </summary>
internal sealed class WorkerProcess : IDisposable
{
    // Descriptor 3, because a shell gives what runs beside it an empty standard input. "exec" keeps the process id, so that the id that .NET knows is the app's own. DevHost writes a line to let the watcher go.
    private const string WithWatcher = "exec 3<&0; (read line <&3 || kill -9 $$) >/dev/null 2>&1 & exec \"$@\" </dev/null 3<&-";

    private const int KeptErrorLines = 200;

    private readonly Process process;
    private readonly HostLog log;
    private readonly ConcurrentQueue<string> errors = [];

    private WorkerProcess(ProcessStartInfo start, HostLog log)
    {
        this.log = log;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Show(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Exited = WaitAsync();
    }

    /// <summary>Ends with the process, after all of its output was read; the exit code.</summary>
    public Task<int> Exited { get; }

    public int Id => process.Id;

    /// <summary>Once the app is loaded, what it writes to standard error is shown at once; before, it may be why it did not start.</summary>
    public bool ShowErrors { get; set; }

    /// <summary>What it wrote to standard error before it was loaded.</summary>
    public IReadOnlyList<string> Errors => [.. errors];

    public static WorkerProcess Start(WorkerConfig config, Uri host, string workerId, IEnumerable<KeyValuePair<string, string>> settings, HostLog log)
    {
        string[] command =
        [
            config.Executable, config.Assembly,
            "--functions-uri", host.AbsoluteUri,
            "--functions-worker-id", workerId,
            "--functions-request-id", Guid.NewGuid().ToString(),
            "--functions-grpc-max-message-length", int.MaxValue.ToString(CultureInfo.InvariantCulture),
        ];
        if (!OperatingSystem.IsWindows())
        {
            command = ["/bin/sh", "-c", WithWatcher, "sh", .. command];
        }

        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = config.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.TryAdd("AZURE_FUNCTIONS_ENVIRONMENT", "Development");
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";

        // Unlike the Functions host, this one takes what a worker logs outside of invocations; a library may ask.
        start.Environment.TryAdd("CORSFUNCTIONS_LOG_AT_ONCE", "true");
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = config.Folder;
        start.Environment["FUNCTIONS_WORKER_DIRECTORY"] = config.Folder;
        return new WorkerProcess(start, log);
    }

    public void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    public void Dispose() => process.Dispose();

    private async Task<int> WaitAsync()
    {
        await process.WaitForExitAsync();
        try
        {
            await process.StandardInput.WriteLineAsync("ended");
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The watcher is gone as well.
        }

        return process.ExitCode;
    }

    private void Show(string? line)
    {
        if (line is not null)
        {
            log.Line(line);
        }
    }

    private void Keep(string? line)
    {
        if (ShowErrors)
        {
            Show(line);
        }
        else if (line is not null && errors.Count < KeptErrorLines)
        {
            errors.Enqueue(line);
        }
    }
}
