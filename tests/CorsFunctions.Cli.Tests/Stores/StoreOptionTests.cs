using CorsFunctions.Azurite;
using CorsFunctions.Cli.Tests.Running;

namespace CorsFunctions.Cli.Tests.Stores;

/// <summary>The options that say where the rows are.</summary>
public class StoreOptionTests(AzuriteFixture azurite)
{
    private const string Key = "c2VjcmV0IHNlY3JldA==";

    [Theory]
    [InlineData("--file a --storage b", "--file and --storage exclude each other. Name one of them.")]
    [InlineData("--file a --table Rows", "--file and --table exclude each other. Name one of them.")]
    [InlineData("--storage UseDevelopmentStorage=true --table a-b", "--table is not a table name. Write 3 to 63 letters and digits, a letter first.")]
    [InlineData("--storage http://account.table.core.windows.net", "--storage is not an https address.")]
    [InlineData("--storage AccountKey=" + Key, "--storage ")]
    [InlineData("--storage AccountName=a;AccountKey=" + Key + ";TableEndpoint=nonsense", "--storage ")]
    [InlineData("--storage https://a.table.core.windows.net/?sv=1&sig=" + Key, "--storage ")]
    public async Task Place_that_cannot_be_is_wrong_usage(string options, string error)
    {
        var result = await Cors.RunAsync(["policies", "list", .. options.Split(' ')]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(error, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Environment_variable_names_the_account()
    {
        using var place = await Place.CreateAsync(Place.Table, azurite, """[ { "rowKey": "apps", "origins": "https://app.example.com" } ]""");

        var result = await CorsProcess.RunInBashAsync($"cors policies list --table {place.Client.Name}", ("CorsStorage", (await azurite.ServerAsync()).ConnectionString));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal("default\tapps\tin force\t\thttps://app.example.com\t\t\t\t", result.Output.TrimEnd('\n'));
    }

    [Fact]
    public async Task Environment_variable_that_is_wrong_is_named()
    {
        var result = await CorsProcess.RunInBashAsync("cors policies list", ("CorsStorage", "AccountName=a;AccountKey=" + Key + ";x"));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("CorsStorage ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_of_a_file_is_elsewhere()
    {
        using var file = new PolicyFile("[]");

        var result = await Cors.RunAsync("policies", "history", "--file", file.FullName);

        Assert.Equal((2, true), (result.ExitCode, result.Error.Contains("your version control has it", StringComparison.Ordinal)));
    }
}
