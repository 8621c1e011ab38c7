using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace CorsFunctions.Benchmarks.Programs;

/// <summary>Publishes the apps of tests/Apps/Measured, as they would be deployed.</summary>
internal static class PublishedApp
{
    private static readonly string Repository = typeof(PublishedApp).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Repository").Value!;

    /// <summary>Publishes an app and returns its folder.</summary>
    /// <param name="name">The project: <c>Bare</c>, <c>Cors</c>, and the two with <c>AspNetCore</c> behind.</param>
    /// <param name="readyToRun">Whether its assemblies are compiled ahead of time, all that are not part of .NET itself.</param>
    public static async Task<string> PublishAsync(string name, bool readyToRun)
    {
        var folder = Path.Combine(Repository, "artifacts", "measured", readyToRun ? $"{name}-ready" : name);
        string[] form = readyToRun ? ["-p:PublishReadyToRun=true", "--runtime", RuntimeInformation.RuntimeIdentifier, "--no-self-contained"] : [];
        var start = new ProcessStartInfo(
            "dotnet",
            ["publish", Path.Combine(Repository, "tests/Apps/Measured", name, $"{name}.csproj"), "-c", "Release", "-o", folder, "-v", "q", "-nologo", .. form])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? folder : throw new InvalidOperationException(output);
    }
}
