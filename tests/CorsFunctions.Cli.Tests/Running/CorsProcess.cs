using System.Diagnostics;

namespace CorsFunctions.Cli.Tests.Running;

/// <summary>Runs the built tool as a process of its own.</summary>
internal static class CorsProcess
{
    public static Task<CliResult> RunAsync(params string[] args) => StartAsync("dotnet", ["CorsFunctions.Cli.dll", .. args], "");

    /// <summary>Runs a line in bash, where <c>cors</c> is the tool.</summary>
    public static Task<CliResult> RunInBashAsync(string line, params (string Name, string Value)[] environment)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "bash is a shell of other systems.");
        return StartAsync("bash", ["-c", $"cors() {{ dotnet '{Path.Combine(AppContext.BaseDirectory, "CorsFunctions.Cli.dll")}' \"$@\"; }}\n{line}"], "", environment);
    }

    /// <summary>Runs the tool on a terminal of its own, where somebody types an answer; output and errors are one there.</summary>
    public static Task<CliResult> RunOnTerminalAsync(string commandLine, string typed, params (string Name, string Value)[] environment)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "The program 'script' (util-linux) is not there. Install it to run the tests on a terminal.");
        return StartAsync("script", ["-qec", $"dotnet CorsFunctions.Cli.dll {commandLine}", "/dev/null"], typed, [("TERM", "xterm-256color"), .. environment]);
    }

    private static async Task<CliResult> StartAsync(string program, string[] args, string typed, params (string Name, string Value)[] environment)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        // A test runner may have been asked for no colours.
        start.Environment.Remove("NO_COLOR");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            await process.StandardInput.WriteAsync(typed.AsMemory(), cancellationToken);
            process.StandardInput.Close();
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
