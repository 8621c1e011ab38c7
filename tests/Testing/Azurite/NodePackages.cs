using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace CorsFunctions.Azurite;

/// <summary>tests/node_modules as package-lock.json has it: installed by the first test process that needs it.</summary>
public static class NodePackages
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly Lazy<Task> installed = new(InstallAsync);
    private static readonly Lazy<string?> missing = new(() => new[] { "node", Npm }.FirstOrDefault(tool => !Starts(tool)));

    /// <summary>Skips the test on a machine without Node.js; in CI that is a failure.</summary>
    public static Task EnsureAsync()
    {
        if (missing.Value is not { } tool)
        {
            return installed.Value;
        }

        var reason = $"'{tool}' is not on the PATH. Install Node.js 20 or later to run the tests against Azurite.";
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
        return Task.CompletedTask;
    }

    private static string Npm => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    private static bool Starts(string tool)
    {
        try
        {
            using var process = Start(tool, TestFolders.Tests, "--version");
            process.StandardInput.Close();
            return process.WaitForExit(Patience) && process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static async Task InstallAsync()
    {
        var wanted = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(TestFolders.Tests, "package-lock.json"))));
        var marker = Path.Combine(TestFolders.Tests, "node_modules", ".installed-lock");

        await using var gate = await LockAsync(Path.Combine(TestFolders.Root, "artifacts", "npm-ci.lock"));
        if (File.Exists(marker) && await File.ReadAllTextAsync(marker) == wanted)
        {
            return;
        }

        using var npm = Start(Npm, TestFolders.Tests, "ci", "--no-audit", "--no-fund");
        npm.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = npm.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = await npm.StandardError.ReadToEndAsync(patience.Token);
            await npm.WaitForExitAsync(patience.Token);
            Assert.True(npm.ExitCode == 0, $"npm ci in {TestFolders.Tests} failed:\n{await output}{errors}");
        }
        finally
        {
            npm.Kill(entireProcessTree: true);
        }

        await File.WriteAllTextAsync(marker, wanted);
    }

    // Test projects run in processes of their own, at the same time.
    private static async Task<FileStream> LockAsync(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await timer.WaitForNextTickAsync(patience.Token);
            }
        }
    }

    internal static Process Start(string tool, string folder, params IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
