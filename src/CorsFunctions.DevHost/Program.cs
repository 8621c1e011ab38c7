using System.Runtime.InteropServices;
using CorsFunctions.DevHost;
using CorsFunctions.DevHost.CommandLine;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    var options = CommandLineOptions.Parse(args);
    var policies = new PolicyLocation(options, Environment.GetEnvironmentVariable);
    var hostOptions = new FunctionsHostOptions
    {
        ScriptRoot = options.ScriptRoot ?? DefaultApp.Folder,
        Urls = options.Urls,
        RequireKeys = options.RequireKeys,
        Output = Console.Out,
    };
    foreach (var (name, value) in policies.Settings)
    {
        hostOptions.Settings[name] = value;
    }

    await using var host = FunctionsHost.Create(hostOptions);
    await host.StartAsync(stop.Token);
    if (policies.Describe() is { } place)
    {
        Console.WriteLine($"Policies: {place}");
    }

    Console.WriteLine("Press Ctrl+C to stop.\n");
    await host.Running.WaitAsync(stop.Token);
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 0;
}
catch (DevHostException exception)
{
    await (exception.ExitCode == 0 ? Console.Out : Console.Error).WriteLineAsync(exception.Message);
    return exception.ExitCode;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
