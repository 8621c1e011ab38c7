using CorsFunctions.Cli.Tests.Running;

namespace CorsFunctions.Cli.Tests;

/// <summary>Every policy of tests/cases/configs.json through <c>cors policies validate</c>.</summary>
public class ConfigCaseTests
{
    public static TheoryData<string> Ids { get; } = [.. ConfigCase.All.Keys];

    [Fact]
    public void All_cases_are_read() =>
        Assert.Equal((98, 25), (ConfigCase.All.Values.Count(each => each.Errors.Count > 0), ConfigCase.All.Values.Count(each => each.Errors.Count == 0)));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Policy_has_exactly_the_expected_errors(string id)
    {
        var config = ConfigCase.All[id];

        var result = await Cors.ValidateToJsonAsync(config.File);

        Assert.Equal(config.Errors.Order(), result.Errors.Distinct().Order());
        Assert.Equal(config.Errors.Count == 0 ? 0 : 1, result.ExitCode);
        Assert.Equal("", result.Error);
    }

    [Theory]
    [InlineData("inv-03")]
    [InlineData("ok-02")]
    public async Task Process_says_the_same_as_the_entry(string id)
    {
        using var file = new PolicyFile(ConfigCase.All[id].File);
        string[] args = ["policies", "validate", "--file", file.FullName, "--output", "json"];

        Assert.Equal(await Cors.RunAsync(args), await CorsProcess.RunAsync(args));
    }
}
