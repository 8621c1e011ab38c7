using System.Diagnostics;

namespace CorsFunctions.Cli.Tests.Running;

/// <summary>Runs the built tool as a process of its own.</summary>
internal static class CorsProcess
{
    public static async Task<CliResult> RunAsync(params string[] args)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var arg in (string[])["CorsFunctions.Cli.dll", .. args])
        {
            start.ArgumentList.Add(arg);
        }

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new CliResult(process.ExitCode, await output, await error);
        }
        finally
        {
            process.Kill();
        }
    }
}
