using Microsoft.Extensions.Time.Testing;

namespace CorsFunctions.Cli.Tests.Running;

/// <summary>Runs the tool's entry in this process, with captured writers.</summary>
internal static class Cors
{
    public static Task<CliResult> RunAsync(params string[] args) => RunUntilAsync(TestContext.Current.CancellationToken, args);

    public static async Task<CliResult> RunUntilAsync(CancellationToken cancellationToken, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CorsCommandLine.RunAsync(args, output, error, new FakeTimeProvider(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero)), cancellationToken);
        return new CliResult(exitCode, output.ToString(), error.ToString());
    }

    public static async Task<CliResult> ValidateAsync(string json, params string[] options)
    {
        using var file = new PolicyFile(json);
        return await RunAsync(["policies", "validate", "--file", file.FullName, .. options]);
    }

    public static Task<CliResult> ValidateToJsonAsync(string json, params string[] options) =>
        ValidateAsync(json, ["--output", "json", .. options]);
}
