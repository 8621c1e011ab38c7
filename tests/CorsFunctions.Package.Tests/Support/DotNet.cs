using System.Diagnostics;

namespace CorsFunctions.Package.Tests.Support;

/// <summary>A program that runs to its end.</summary>
internal static class DotNet
{
    /// <returns>What it wrote, to both.</returns>
    public static Task<string> RunAsync(string folder, params string[] args) => RunAsync("dotnet", folder, args);

    public static async Task<string> RunAsync(string program, string folder, string[] args)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };

        // A node or compiler that stays behind would hold the output open, and the test would wait for it.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";

        // What "dotnet test" sets for itself is not for another build.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var text = await output + await error;
            return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{program} {string.Join(' ', args)} ended with {process.ExitCode}:\n{text}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
