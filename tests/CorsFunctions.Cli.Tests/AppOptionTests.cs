using CorsFunctions.Cli.Tests.Running;

namespace CorsFunctions.Cli.Tests;

/// <summary>The apps of a file, and <c>--app</c>.</summary>
public class AppOptionTests
{
    private const string Rows = """
        [
          { "partitionKey": "shop", "rowKey": "a", "origins": "https://app.example.com" },
          { "partitionKey": "blog", "rowKey": "b", "origins": "https://app.example.com", "maxAge": -1 },
          { "partitionKey": "shop", "rowKey": "c", "origins": "https://app.example.com" }
        ]
        """;

    private const string RowForAnyApp = """{ "rowKey": "d", "origins": "nonsense" }""";

    [Fact]
    public async Task Rows_of_all_apps_are_validated_and_conflict_within_one_app_only()
    {
        var result = await Cors.ValidateToJsonAsync(Rows);

        Assert.Equal([("b", "MaxAge", "-1", "outOfBounds")], result.Errors);
        Assert.Equal("c", Assert.Single(result.Warnings, finding => finding.Reason == "conflict").RowKey);
    }

    [Theory]
    [InlineData("shop", 0, 0)]
    [InlineData("blog", 1, 1)]
    public async Task App_narrows_the_rows(string app, int exitCode, int errors)
    {
        var result = await Cors.ValidateToJsonAsync(Rows, "--app", app);

        Assert.Equal((exitCode, errors, ""), (result.ExitCode, result.Errors.Count, result.Error));
    }

    [Fact]
    public async Task Row_without_a_partition_key_is_for_the_app_that_is_asked_for()
    {
        var json = $"[ {RowForAnyApp}, {Rows[1..]}";

        Assert.Equal(["b", "d"], (await Cors.ValidateToJsonAsync(json, "--app", "blog")).Errors.Select(error => error.RowKey));
        Assert.Equal(["d"], (await Cors.ValidateToJsonAsync(json, "--app", "shop")).Errors.Select(error => error.RowKey));
    }

    [Fact]
    public async Task App_without_rows_is_valid_and_the_apps_of_the_file_are_named_on_stderr()
    {
        var result = await Cors.ValidateToJsonAsync("""[ { "partitionKey": "shop\u001b[2J", "rowKey": "a", "origins": "*" } ]""", "--app", "shp");

        Assert.Equal((0, "No row is for the app 'shp'. There are rows for 'shop\\u001b[2J'."), (result.ExitCode, result.Error.TrimEnd()));
    }

    [Theory]
    [InlineData("Shop")]
    [InlineData(" shop")]
    [InlineData("")]
    public async Task App_whose_name_is_misspelt_is_told_as_the_one_with_more_rows(string misspelt)
    {
        var json = $$"""[ { "partitionKey": "{{misspelt}}", "rowKey": "d", "origins": "*" }, {{Rows[1..]}}""";

        foreach (var options in (string[][])[[], ["--app", "shop"]])
        {
            Assert.Contains(("d", "", "", "unreadable"), (await Cors.ValidateToJsonAsync(json, options)).Errors);
        }
    }

    [Fact]
    public async Task Text_names_the_app_when_the_file_has_several()
    {
        var result = await Cors.ValidateAsync($"[ {RowForAnyApp}, {Rows[1..]}");

        Assert.Contains("app 'blog', row 'b'", result.Output, StringComparison.Ordinal);
        Assert.Contains("app 'default', row 'd'", result.Output, StringComparison.Ordinal);
    }
}
