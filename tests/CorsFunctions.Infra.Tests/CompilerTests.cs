using CorsFunctions.Infra.Tests.Support;

namespace CorsFunctions.Infra.Tests;

public sealed class CompilerTests
{
    [Fact]
    public async Task Template_builds_without_a_word()
    {
        var target = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var result = await Bicep.RunAsync("build", Repository.MainTemplate, "--outfile", target);

            Assert.Equal(new BicepResult(0, ""), result);
        }
        finally
        {
            File.Delete(target);
        }
    }

    [Fact]
    public async Task Linter_finds_nothing()
    {
        var result = await Bicep.RunAsync("lint", Repository.MainTemplate);

        Assert.Equal(new BicepResult(0, ""), result);
    }

    [Fact]
    public async Task Linter_config_names_a_level_for_every_rule_that_this_compiler_has()
    {
        // The compiler prints no list of its rules; the JSON schema of its configuration is not in the package either.
        // So the list is that of 0.49.2: a test of the pinned version, to be looked through with every new one.
        var result = await Bicep.RunAsync("--version");

        Assert.StartsWith("Bicep CLI version 0.49.2 ", result.Output, StringComparison.Ordinal);
        Assert.Equal(55, LinterConfig.Levels.Count);
    }

    [Fact]
    public void Linter_rules_are_errors_or_say_why_they_are_off()
    {
        var lines = File.ReadAllLines(LinterConfig.File);

        foreach (var (rule, level) in LinterConfig.Levels)
        {
            var line = Array.FindIndex(lines, text => text.Contains($"\"{rule}\"", StringComparison.Ordinal));
            var hasReason = lines[line - 1].TrimStart().StartsWith("//", StringComparison.Ordinal);
            Assert.True(level == "error" || (level == "off" && hasReason), $"{rule} is '{level}'. Write 'error', or 'off' below a comment that says why.");
        }
    }

    [Fact]
    public async Task Api_versions_were_at_most_two_years_old_when_the_compiler_was_pinned()
    {
        // A day of its own, so that the test does not turn red by the calendar; it moves with the compiler's version.
        var result = await Bicep.RunAsync("lint", Repository.MainTemplate, "--config", Path.Combine(Repository.Project, "api-versions.bicepconfig.json"));

        Assert.Equal(new BicepResult(0, ""), result);
    }

    [Fact]
    public async Task Files_are_formatted()
    {
        var copy = Directory.CreateTempSubdirectory();
        try
        {
            var files = Directory.GetFiles(Repository.Infra, "*.bicep", SearchOption.AllDirectories)
                .Concat(Directory.GetFiles(Repository.Cases, "*.bicepparam", SearchOption.AllDirectories)).ToArray();
            foreach (var file in files)
            {
                var target = Path.Combine(copy.FullName, Path.GetRelativePath(Repository.Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            Assert.Equal(0, (await Bicep.RunAsync("format", "--pattern", Path.Combine(copy.FullName, "**", "*.bicep"))).ExitCode);
            Assert.Equal(0, (await Bicep.RunAsync("format", "--pattern", Path.Combine(copy.FullName, "**", "*.bicepparam"))).ExitCode);

            var changed = files.Select(file => Path.GetRelativePath(Repository.Root, file))
                .Where(file => File.ReadAllText(Path.Combine(copy.FullName, file)) != File.ReadAllText(Path.Combine(Repository.Root, file)));
            Assert.Empty(changed);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }
}
