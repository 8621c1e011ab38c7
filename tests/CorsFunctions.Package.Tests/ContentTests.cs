using CorsFunctions.Package.Tests.Support;

namespace CorsFunctions.Package.Tests;

public class ContentTests(PackedPackages packages)
{
    [Theory]
    [InlineData("CorsFunctions", "THIRD-PARTY-NOTICES.txt")]
    [InlineData("CorsFunctions.Tables")]
    [InlineData("CorsFunctions.Worker")]
    public async Task Library_has_its_assembly_docs_readme_and_icon_and_nothing_else(string id, params string[] more)
    {
        Assert.Equal(
            new[] { $"{id}.nuspec", "README.md", "icon.png", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml" }.Concat(more).Order(StringComparer.Ordinal),
            await packages.ListAsync(id));
        Assert.Equal([$"{id}.nuspec", $"lib/net10.0/{id}.pdb"], await packages.ListAsync(id, "snupkg"));
    }

    [Fact]
    public async Task Tool_has_what_it_runs_and_the_notices_of_the_engine_in_it()
    {
        var files = await packages.ListAsync("CorsFunctions.Cli");

        Assert.Superset(
            new HashSet<string> { "CorsFunctions.Cli.nuspec", "README.md", "icon.png", "THIRD-PARTY-NOTICES.txt", "tools/net10.0/any/DotnetToolSettings.xml", "tools/net10.0/any/CorsFunctions.dll", "tools/net10.0/any/CorsFunctions.Tables.dll" },
            files.ToHashSet());
        Assert.All(files, file => Assert.DoesNotMatch("(public_suffix_list|refresh|\\.(cs|mjs))$", file));
    }

    [Fact]
    public async Task Templates_are_there_as_they_stand_in_the_repository()
    {
        var folder = Path.Combine(Repository.Root, "src", "CorsFunctions.Templates", "templates");
        var written = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => $"content/{Path.GetRelativePath(folder, file).Replace('\\', '/')}");

        Assert.Equal(
            written.Concat(["CorsFunctions.Templates.nuspec", "README.md", "icon.png"]).Order(StringComparer.Ordinal),
            await packages.ListAsync("CorsFunctions.Templates"));
    }

    [Theory]
    [InlineData("CorsFunctions", "MIT AND MPL-2.0")]
    [InlineData("CorsFunctions.Tables", "MIT")]
    [InlineData("CorsFunctions.Worker", "MIT")]
    [InlineData("CorsFunctions.Cli", "MIT AND MPL-2.0")]
    [InlineData("CorsFunctions.Templates", "MIT")]
    public async Task Package_says_what_it_is_under_which_licence_and_whence(string id, string licence)
    {
        var nuspec = await packages.ReadAsync(id, $"{id}.nuspec");

        Assert.Contains($"<license type=\"expression\">{licence}</license>", nuspec, StringComparison.Ordinal);
        Assert.All(
            ["<authors>", "<description>", "<tags>azure-functions", "<releaseNotes>https://", "<projectUrl>https://", "<repository type=\"git\" url=\"https://", "<icon>icon.png</icon>", "<readme>README.md</readme>"],
            part => Assert.Contains(part, nuspec, StringComparison.Ordinal));
        Assert.DoesNotContain("Package Description", nuspec, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readmes_link_absolutely_as_a_package_page_needs_it()
    {
        foreach (var id in PackedPackages.Ids)
        {
            Assert.DoesNotMatch(@"\]\((?!https://)", await packages.ReadAsync(id, "README.md"));
        }
    }

    [Fact]
    public async Task Build_tools_and_analyzers_are_nobody_elses_dependencies()
    {
        var nuspec = await packages.ReadAsync("CorsFunctions.Worker", "CorsFunctions.Worker.nuspec");

        Assert.DoesNotContain("Analyzers", nuspec.Replace("exclude=\"Build,Analyzers\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains($"<dependency id=\"CorsFunctions.Tables\" version=\"{packages.Version}\"", nuspec, StringComparison.Ordinal);
        Assert.DoesNotContain("<frameworkReference ", nuspec, StringComparison.Ordinal);
    }
}
