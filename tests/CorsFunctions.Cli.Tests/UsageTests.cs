using CorsFunctions.Cli.Tests.Running;

namespace CorsFunctions.Cli.Tests;

/// <summary>Wrong command lines: exit code 2, a sentence on stderr, and nothing on stdout.</summary>
public class UsageTests
{
    [Theory]
    [InlineData("", "Required command was not provided.", "cors")]
    [InlineData("policies", "Required command was not provided.", "cors policies")]
    [InlineData("polices validate", "'polices'", "cors")]
    [InlineData("policies validate --file", "Required argument missing for option: '--file'.", "cors policies validate")]
    [InlineData("policies validate --file", "'--file'", "cors policies validate")]
    [InlineData("policies validate --file a --file b", "'--file' expects a single argument", "cors policies validate")]
    [InlineData("policies validate --file a --output xml", "'xml' not recognized. Must be one of:", "cors policies validate")]
    [InlineData("policies validate --file a --output JSON", "'JSON' not recognized", "cors policies validate")]
    [InlineData("policies validate --file a b", "'b'", "cors policies validate")]
    [InlineData("policies validate --file a --app", "'--app'", "cors policies validate")]
    public async Task Wrong_command_line_is_explained_on_stderr(string commandLine, string message, string command)
    {
        var result = await Cors.RunAsync(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.EndsWith($"Try '{command} --help'.", result.Error.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--file", "")]
    [InlineData("--file", " ")]
    [InlineData("--app", "")]
    public async Task Empty_value_is_no_value(string option, string value)
    {
        var result = await Cors.RunAsync("policies", "validate", option, value);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains($"{option} has an empty value. Write {option} ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_user_typed_is_escaped_on_stderr()
    {
        var result = await Cors.RunAsync("policies", "validate", "--file", "a", "\u001b[31m");

        Assert.Contains("'\\u001b[31m'", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Error);
    }

    [Theory]
    [InlineData("--help", "policies")]
    [InlineData("policies --help", "validate")]
    [InlineData("policies validate --help", "--file <FILE>")]
    public async Task Help_is_on_stdout_and_names_the_tool(string commandLine, string text)
    {
        var result = await Cors.RunAsync(commandLine.Split(' '));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(text, result.Output, StringComparison.Ordinal);
        Assert.Contains($"  cors {commandLine.Replace("--help", "", StringComparison.Ordinal)}", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_ends_with_the_code_of_wrong_usage()
    {
        var result = await CorsProcess.RunAsync("policies", "validate", "--output", "json");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("Say where the rows are: --file FILE, or --storage ACCOUNT", result.Error, StringComparison.Ordinal);
    }
}
