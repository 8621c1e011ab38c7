using CorsFunctions.Worker.Tests.Support;

namespace CorsFunctions.Worker.Tests;

public class PlainAppTests
{
    private static readonly string App = Path.Combine(
        Repository.Root, "src", "CorsFunctions.App", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, new DirectoryInfo(AppContext.BaseDirectory).Name);

    [Fact]
    public async Task Plain_app_loads_no_assembly_of_ASPNET_Core()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs /proc, where Linux tells what a process has loaded.");
        var policies = new Dictionary<string, string> { ["Cors__PolicyFile"] = Path.Combine(Repository.Root, "policies.sample.json") };
        await using var app = await ChildApp.StartAsync(App, policies, cancellationToken: TestContext.Current.CancellationToken);
        using var response = await app.Client.GetAsync(new Uri("/api/hello", UriKind.Relative), TestContext.Current.CancellationToken);
        using var missing = await app.Client.GetAsync(new Uri("/api/no/such", UriKind.Relative), TestContext.Current.CancellationToken);

        var loaded = Directory.EnumerateDirectories("/proc").Where(IsChild).SelectMany(process => File.ReadLines(Path.Combine(process, "maps"))).ToList();

        Assert.True(response.IsSuccessStatusCode);
        Assert.Contains(loaded, line => line.Contains("CorsFunctions.Worker.dll", StringComparison.Ordinal));
        Assert.DoesNotContain(loaded, line => line.Contains("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    private static bool IsChild(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Contains(Path.Combine(App, "CorsFunctions.App.dll"), StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
