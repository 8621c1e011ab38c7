using CorsFunctions.Azurite;
using CorsFunctions.Cli.Tests.Running;

namespace CorsFunctions.Cli.Tests.Editing;

/// <summary><c>cors policies disable</c>, <c>enable</c> and <c>remove</c>.</summary>
public class SwitchAndRemoveTests(AzuriteFixture azurite)
{
    private const string Rows = """[ { "rowKey": "apps", "origins": "https://app.example.com" }, { "rowKey": "other", "origins": "https://other.example.com" } ]""";

    [Theory]
    [InlineData(Place.File)]
    [InlineData(Place.Table)]
    public async Task Row_is_switched_off_and_on(string kind)
    {
        using var place = await Place.CreateAsync(kind, azurite, Rows);

        Assert.Equal(0, (await place.RunAsync("policies", "disable", "apps")).ExitCode);
        Assert.StartsWith("apps: switched off", (await place.RunAsync("policies", "show", "apps")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await place.RunAsync("policies", "enable", "apps")).ExitCode);
        Assert.StartsWith("apps: in force", (await place.RunAsync("policies", "show", "apps")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("enable")]
    [InlineData("remove")]
    [InlineData("show")]
    public async Task Row_that_is_not_there_is_told_with_those_that_are(string command)
    {
        using var place = await Place.CreateAsync(Place.File, azurite, Rows);

        var result = await place.RunAsync("policies", command, "app\u001bs");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Equal($"The app 'default' has no row 'app\\u001bs' in file {place.FileName}. It has 'apps', 'other'.", result.Error.TrimEnd());
    }

    [Theory]
    [InlineData(Place.File)]
    [InlineData(Place.Table)]
    public async Task Row_is_removed_when_nobody_has_to_be_asked(string kind)
    {
        using var place = await Place.CreateAsync(kind, azurite, Rows);

        var result = await place.RunAsync("policies", "remove", "apps", "--yes");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("Row 'apps' is removed from ", result.Output, StringComparison.Ordinal);
        Assert.Equal("""{"rowKey":"other","origins":"https://other.example.com"}""", await place.RowsAsync());
    }

    [Fact]
    public async Task Without_a_terminal_nothing_is_removed()
    {
        using var place = await Place.CreateAsync(Place.File, azurite, Rows);

        var result = await place.RunInProcessAsync("policies", "remove", "apps");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal(
            "Remove row 'apps' of the app 'default'? Looser rows then decide for its route and origins. There is no terminal to answer on: write --yes if so.",
            result.Error.TrimEnd());
        Assert.Equal(2, (await place.RowsAsync()).Split('\n').Length);
    }

    [Theory]
    [InlineData("y", 0, 1)]
    [InlineData("YES", 0, 1)]
    [InlineData("n", 1, 2)]
    [InlineData("", 1, 2)]
    public async Task Terminal_is_asked(string answer, int exitCode, int rows)
    {
        using var place = await Place.CreateAsync(Place.File, azurite, Rows);

        var result = await CorsProcess.RunOnTerminalAsync($"policies remove apps --file {place.FileName}", answer + "\n");

        Assert.Contains("Remove row 'apps' of the app 'default'? Looser rows then decide for its route and origins. [y/N]", result.Output, StringComparison.Ordinal);
        Assert.Equal((exitCode, rows), (result.ExitCode, (await place.RowsAsync()).Split('\n').Length));
    }

    [Theory]
    [InlineData("disable", "#2", "Element 2 of the file has no \"rowKey\"")]
    [InlineData("remove", "#1", "Element 1 of the file is a number")]
    public async Task Row_that_cannot_be_read_is_left_to_hands(string command, string key, string why)
    {
        using var place = await Place.CreateAsync(Place.File, azurite, """[ 5, { "origins": "https://a.example.com" } ]""");
        var before = await File.ReadAllTextAsync(place.FileName, TestContext.Current.CancellationToken);

        var result = await place.RunAsync("policies", command, key);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"Row '{key}' cannot be edited here, but only by hand. {why}", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(place.FileName, TestContext.Current.CancellationToken));
    }
}
