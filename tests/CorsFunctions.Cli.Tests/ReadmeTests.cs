using CorsFunctions.Azurite;
using CorsFunctions.Cli.Check.Requests;
using CorsFunctions.Cli.Tests.Running;

namespace CorsFunctions.Cli.Tests;

/// <summary>What README shows of the tool is what the tool prints, and the edit that it prints mends the refusal.</summary>
public class ReadmeTests
{
    private const string Run = "dotnet run --project src/CorsFunctions.Cli -- ";
    private const string Edit = "\n  cors ";

    private static readonly string Readme = File.ReadAllText(Path.Combine(TestFolders.Root, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task Explanation_is_the_one_shown_and_its_edit_allows_the_request()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "policies.sample.json");
        File.Copy(Path.Combine(TestFolders.Root, "policies.sample.json"), file);
        var explain = CommandIn(Run, "explain", file);

        var refused = await Cors.RunAsync(explain);
        var edited = await Cors.RunAsync(CommandIn(Edit, "policies set", file));
        var allowed = await Cors.RunAsync(explain);

        Assert.Equal((1, 0, 0), (refused.ExitCode, edited.ExitCode, allowed.ExitCode));
        Assert.Contains($"```text\n{refused.Output.ReplaceLineEndings("\n").Replace(file, "policies.sample.json", StringComparison.Ordinal)}```", Readme, StringComparison.Ordinal);
    }

    private static string[] CommandIn(string program, string start, string file)
    {
        var at = Readme.IndexOf(program + start, StringComparison.Ordinal) + program.Length;
        var line = Readme[at..Readme.IndexOf('\n', at)].Replace("policies.sample.json", file, StringComparison.Ordinal);
        return [.. ShellWords.Split(line)];
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("cors-readme-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
