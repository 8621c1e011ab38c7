using System.Globalization;
using System.IO.Compression;
using CorsFunctions.Package.Tests.Support;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace CorsFunctions.Package.Tests.Support;

/// <summary>
/// All packages, packed once into a folder outside of the repository that is a feed, with a version that no machine has seen before.
/// What the build makes is there too, so that no other test finds its own files changed.
/// </summary>
public sealed class PackedPackages : IAsyncLifetime
{
    public static readonly string[] Ids = ["CorsFunctions", "CorsFunctions.Tables", "CorsFunctions.Worker", "CorsFunctions.Cli", "CorsFunctions.Templates"];

    private readonly string root = Directory.CreateTempSubdirectory("cors-packages-").FullName;

    /// <summary>Under the first release, so that it is never taken for one.</summary>
    public string Version { get; } = $"0.0.0-test.{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}";

    public string Feed => Path.Combine(root, "feed");

    public async ValueTask InitializeAsync()
    {
        var projects = Ids.Select(id => $"<Project Path=\"{Path.Combine(Repository.Root, "src", id, $"{id}.csproj")}\" />");
        var solution = Path.Combine(root, "packages.slnx");
        await File.WriteAllTextAsync(solution, $"<Solution>{string.Concat(projects)}</Solution>", TestContext.Current.CancellationToken);

        // Analyzers have their say in the ordinary build.
        await DotNet.RunAsync(
            root, "pack", solution, "--configuration", "Release", "--output", Feed, "--artifacts-path", Path.Combine(root, "artifacts"),
            $"-p:Version={Version}", "-p:RunAnalyzers=false", "-p:ContinuousIntegrationBuild=true", "-v", "q");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        var machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var id in Ids)
        {
            var restored = Path.Combine(machine, id.ToLowerInvariant(), Version);
            if (Directory.Exists(restored))
            {
                Directory.Delete(restored, recursive: true);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>An empty folder outside of the repository, whose packages come from the feed and from where the machine has its own.</summary>
    public string CreateFolder(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Feed}" />
              </packageSources>
            </configuration>
            """);
        return folder;
    }

    public string PathOf(string id, string extension = "nupkg") => Path.Combine(Feed, $"{id}.{Version}.{extension}");

    /// <summary>The files of a package, without those of the packaging itself.</summary>
    public async Task<string[]> ListAsync(string id, string extension = "nupkg")
    {
        await using var zip = await ZipFile.OpenReadAsync(PathOf(id, extension), TestContext.Current.CancellationToken);
        return [.. zip.Entries.Select(entry => Uri.UnescapeDataString(entry.FullName))
            .Where(name => name is not "[Content_Types].xml" && !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    public async Task<string> ReadAsync(string id, string file)
    {
        await using var zip = await ZipFile.OpenReadAsync(PathOf(id), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await zip.GetEntry(file)!.OpenAsync(TestContext.Current.CancellationToken));
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
