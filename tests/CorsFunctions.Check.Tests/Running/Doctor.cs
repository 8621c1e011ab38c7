using System.Diagnostics;
using CorsFunctions.Cli;

namespace CorsFunctions.Check.Tests.Running;

/// <summary>Runs <c>cors check</c> through the tool's entry in this process.</summary>
internal static class Doctor
{
    public const string Origin = "http://app.example.com";

    public static async Task<CheckResult> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CorsCommandLine.RunAsync(
            ["check", .. args], output, error, TimeProvider.System, TestContext.Current.CancellationToken);
        return new CheckResult(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs the built tool as a process of its own.</summary>
    public static async Task<CheckResult> RunProcessAsync(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", ["CorsFunctions.Cli.dll", "check", .. args])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CheckResult(process.ExitCode, await output, error);
    }

    /// <summary>The request of the articles: a PUT of JSON with Authorization from another origin; the report as JSON.</summary>
    public static Task<CheckResult> CheckAsync(Uri url, params IEnumerable<string> more) => RunAsync([url.AbsoluteUri, "--output", "json", .. Defaults(more)]);

    public static IEnumerable<string> Defaults(IEnumerable<string> more)
    {
        string[] given = [.. more];
        return
        [
            .. given.Where(each => !each.StartsWith("--no-", StringComparison.Ordinal)),
            .. Unless(given, "--origin", Origin),
            .. Unless(given, "--timeout", "60"),
            .. Unless(given, "--method", "PUT"),
            .. Unless(given, "--header", "authorization=Basic dXNlcjpwYXNz", "--header", "content-type=application/json"),
        ];
    }

    private static string[] Unless(string[] given, string option, params string[] value) =>
        given.Contains(option) || given.Contains("--no" + option[1..]) ? [] : [option, .. value];
}
