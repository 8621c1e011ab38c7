using System.Diagnostics;

namespace CorsFunctions.Browser.Tests.Support;

/// <summary>The command <c>cors</c>, as a process.</summary>
internal static class Tool
{
    /// <exception cref="Exception">It ended with another code than 0; its output is in the message.</exception>
    public static async Task RunAsync(params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [BuiltFiles.Tool, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"cors {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await output}{errors}");
    }
}
