using CorsFunctions.Package.Tests.Support;

namespace CorsFunctions.Package.Tests;

public class ToolTests(PackedPackages packages)
{
    [Fact]
    public async Task Installed_tool_says_its_version_and_checks_a_file()
    {
        var folder = packages.CreateFolder("tool");
        await DotNet.RunAsync(folder, "tool", "install", "CorsFunctions.Cli", "--version", packages.Version, "--tool-path", Path.Combine(folder, "bin"));
        var cors = Path.Combine(folder, "bin", OperatingSystem.IsWindows() ? "cors.exe" : "cors");

        var version = await DotNet.RunAsync(cors, folder, ["--version"]);
        var report = await DotNet.RunAsync(cors, folder, ["policies", "validate", "--file", Path.Combine(Repository.Root, "policies.sample.json")]);

        Assert.StartsWith(packages.Version, version, StringComparison.Ordinal);
        Assert.Contains("5 rows, 0 errors, 0 warnings", report, StringComparison.Ordinal);
    }
}
