using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace CorsFunctions.Infra.Tests.Support;

/// <summary>What the compiler said, and whether it was content.</summary>
internal sealed record BicepResult(int ExitCode, string Output);

/// <summary>The Bicep compiler that the package Azure.Bicep.CommandLine.linux-x64 holds.</summary>
internal static class Bicep
{
    private static readonly string? executable = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => attribute.Key == "BicepPath")?.Value?.Replace('\\', '/');

    private static bool IsCi { get; } = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    private static bool RunsHere { get; } = OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64;

    /// <summary>Runs the compiler; elsewhere than on linux-x64 it skips the test, which in CI only Windows and macOS may.</summary>
    public static async Task<BicepResult> RunAsync(params string[] arguments)
    {
        Assert.False(OperatingSystem.IsLinux() && IsCi && !RunsHere, "In CI the tests of infra/ have to run: use a runner that is linux-x64.");
        Assert.SkipUnless(RunsHere, "The Bicep compiler that the tests pin is for linux-x64 only.");

        var cancellationToken = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(executable!, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new BicepResult(process.ExitCode, await output + errors);
        }
        finally
        {
            process.Kill();
        }
    }
}
