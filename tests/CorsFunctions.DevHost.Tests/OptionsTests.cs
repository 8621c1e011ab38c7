using CorsFunctions.DevHost.Hosting;
using Microsoft.Extensions.Configuration;

namespace CorsFunctions.DevHost.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Defaults_are_those_of_func_start()
    {
        var options = DevHostOptions.Parse([]);

        Assert.Equal("http://localhost:7071", options.Urls);
        Assert.False(options.RequireKeys);
    }

    [Fact]
    public void Options_take_their_value_after_a_space_or_an_equals_sign()
    {
        var options = DevHostOptions.Parse(
            ["--urls=http://127.0.0.1:0;http://[::1]:1", "--table", "T", "--app", "a=b", "--require-keys", "--setting", "A__B=1=2", "--setting=C="]);

        Assert.Equal("http://127.0.0.1:0;http://[::1]:1", options.Urls);
        Assert.Equal(("T", "a=b", true), (options.Table, options.App, options.RequireKeys));
        Assert.Equal([new("A:B", "1=2"), new("C", "")], options.Settings);
    }

    [Theory]
    [InlineData("--bogus", "'--bogus' is not an option")]
    [InlineData("start", "'start' is not an option")]
    [InlineData("--urls", "--urls needs a value")]
    [InlineData("--urls nonsense", "'nonsense' is not an address")]
    [InlineData("--urls https://localhost:1", "'https://localhost:1' cannot be served")]
    [InlineData("--urls http://localhost:1/base", "cannot be served")]
    [InlineData("--policies=", "--policies needs a value that is not empty")]
    [InlineData("--setting novalue", "write --setting Key=Value")]
    [InlineData("--setting =x", "write --setting Key=Value")]
    [InlineData("--require-keys=yes", "--require-keys takes no value")]
    [InlineData("--app a --app b", "--app is given twice")]
    [InlineData("--policies a --storage b", "exclude each other")]
    public void Wrong_option_is_a_sentence_and_exit_code_2(string line, string message)
    {
        var error = Assert.Throws<DevHostException>(() => DevHostOptions.Parse(line.Split(' ')));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.ExitCode);
    }

    [Fact]
    public void Help_is_no_error()
        => Assert.Equal(0, Assert.Throws<DevHostException>(() => DevHostOptions.Parse(["--help"])).ExitCode);

    [Fact]
    public void Named_file_is_used_from_the_current_folder()
        => Assert.Equal(Path.GetFullPath("my.json"), Settings(["--policies", "my.json"])["Cors:PolicyFile"]);

    [Fact]
    public void Storage_switches_every_file_off()
    {
        var configuration = Settings(["--storage", "UseDevelopmentStorage=true", "--table", "T", "--app", "a"], ("Cors:PolicyFile", "old.json"));

        Assert.Null(configuration["Cors:PolicyFile"]);
        Assert.Equal("UseDevelopmentStorage=true", configuration["CorsStorage"]);
        Assert.Equal("table T, partition a, storage UseDevelopmentStorage=true", PolicyLocation.Describe(configuration));
    }

    [Theory]
    [InlineData("Cors:PolicyFile", "/chosen.json")]
    [InlineData("CorsStorage", "UseDevelopmentStorage=true")]
    [InlineData("CorsStorage:tableServiceUri", "https://a.table.core.windows.net")]
    public void Place_that_the_environment_names_is_kept(string key, string value)
    {
        var configuration = Settings([], (key, value));

        Assert.Equal(key == "Cors:PolicyFile" ? value : null, configuration["Cors:PolicyFile"]);
    }

    [Fact]
    public void Sample_file_is_the_default()
        => Assert.Equal("policies.sample.json", Path.GetFileName(Settings([])["Cors:PolicyFile"]));

    [Theory]
    [InlineData("AccountName=acc;AccountKey=secret;EndpointSuffix=x", "AccountName=acc")]
    [InlineData("https://acc.table.core.windows.net/?sig=secret", "acc.table.core.windows.net")]
    [InlineData("TableEndpoint=https://acc/;SharedAccessSignature=secret", "as in CorsStorage")]
    public void Keys_of_the_storage_account_are_not_shown(string connection, string shown)
    {
        var text = PolicyLocation.Describe(Settings(["--storage", connection]));

        Assert.EndsWith(shown, text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    private static ConfigurationManager Settings(string[] args, params (string Key, string Value)[] environment)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(environment.Select(pair => KeyValuePair.Create<string, string?>(pair.Key, pair.Value)));
        configuration.AddInMemoryCollection(PolicyLocation.Settings(DevHostOptions.Parse(args), configuration).ToList());
        return configuration;
    }
}
