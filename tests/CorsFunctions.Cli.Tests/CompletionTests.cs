using CorsFunctions.Cli.Tests.Running;

namespace CorsFunctions.Cli.Tests;

/// <summary><c>cors completion</c>.</summary>
public class CompletionTests
{
    [Theory]
    [InlineData("cors ", "explain")]
    [InlineData("cors policies se", "set")]
    [InlineData("cors policies list --output ", "table")]
    [InlineData("cors explain --hea", "--header")]
    public async Task Bash_completes_commands_options_and_values(string line, string expected)
    {
        var result = await CorsProcess.RunInBashAsync($"eval \"$(cors completion bash)\"; COMP_LINE='{line}'; COMP_POINT={line.Length}; _cors; printf '%s\\n' \"${{COMPREPLY[@]}}\"");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(expected, result.Output.Split('\n'));
    }

    [Theory]
    [InlineData("zsh", "compdef _cors cors")]
    [InlineData("fish", "complete -c cors ")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName cors")]
    public async Task Other_shells_have_a_script(string shell, string line) =>
        Assert.Contains(line, (await Cors.RunAsync("completion", shell)).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Shell_that_is_not_known_is_wrong_usage() => Assert.Equal(2, (await Cors.RunAsync("completion", "csh")).ExitCode);
}
