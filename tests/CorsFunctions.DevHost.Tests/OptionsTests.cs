using CorsFunctions.DevHost.CommandLine;

namespace CorsFunctions.DevHost.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Defaults_are_those_of_func_start()
    {
        var options = CommandLineOptions.Parse([]);

        Assert.Equal("http://localhost:7071", options.Urls);
        Assert.False(options.RequireKeys);
        Assert.Null(options.ScriptRoot);
    }

    [Fact]
    public void Options_take_their_value_after_a_space_or_an_equals_sign()
    {
        var options = CommandLineOptions.Parse(
            ["--urls=http://127.0.0.1:0;http://[::1]:1", "--table", "T", "--app", "a=b", "--require-keys", "--setting", "A:B=1=2", "--setting=C="]);

        Assert.Equal("http://127.0.0.1:0;http://[::1]:1", options.Urls);
        Assert.Equal(("T", "a=b", true), (options.Table, options.App, options.RequireKeys));
        Assert.Equal([new("A__B", "1=2"), new("C", "")], options.Settings);
    }

    [Theory]
    [InlineData("--bogus", "'--bogus' is not an option")]
    [InlineData("start", "'start' is not an option")]
    [InlineData("--urls", "--urls needs a value")]
    [InlineData("--urls nonsense", "'nonsense' is not an address")]
    [InlineData("--urls https://localhost:1", "'https://localhost:1' cannot be served")]
    [InlineData("--urls http://localhost:1/base", "cannot be served")]
    [InlineData("--policies=", "--policies needs a value that is not empty")]
    [InlineData("--script-root=", "--script-root needs a value that is not empty")]
    [InlineData("--setting novalue", "write --setting Key=Value")]
    [InlineData("--setting =x", "write --setting Key=Value")]
    [InlineData("--require-keys=yes", "--require-keys takes no value")]
    [InlineData("--app a --app b", "--app is given twice")]
    [InlineData("--policies a --storage b", "exclude each other")]
    public void Wrong_option_is_a_sentence_and_exit_code_2(string line, string message)
    {
        var error = Assert.Throws<DevHostException>(() => CommandLineOptions.Parse(line.Split(' ')));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.ExitCode);
    }

    [Fact]
    public void Help_is_no_error()
        => Assert.Equal(0, Assert.Throws<DevHostException>(() => CommandLineOptions.Parse(["--help"])).ExitCode);

    [Fact]
    public void Named_file_is_used_from_the_current_folder()
        => Assert.Equal(Path.GetFullPath("my.json"), Location(["--policies", "my.json"]).Settings["Cors__PolicyFile"]);

    [Fact]
    public void Storage_switches_every_file_off()
    {
        var location = Location(["--storage", "UseDevelopmentStorage=true", "--table", "T", "--app", "a"], ("Cors__PolicyFile", "old.json"));

        Assert.Equal("", location.Settings["Cors__PolicyFile"]);
        Assert.Equal("UseDevelopmentStorage=true", location.Settings["CorsStorage"]);
        Assert.Equal("table T, partition a, storage UseDevelopmentStorage=true", location.Describe());
    }

    [Theory]
    [InlineData("Cors__PolicyFile", "/chosen.json")]
    [InlineData("CorsStorage", "UseDevelopmentStorage=true")]
    [InlineData("CorsStorage__tableServiceUri", "https://a.table.core.windows.net")]
    public void Place_that_the_environment_or_a_setting_names_is_kept(string key, string value)
    {
        Assert.Empty(Location([], (key, value)).Settings);
        Assert.Equal([new(key, value)], Location(["--setting", $"{key}={value}"]).Settings);
    }

    [Fact]
    public void Rows_among_the_settings_are_a_place_as_well()
    {
        var location = Location(["--setting", "Cors:Policies:0:Origins=https://app.example.com"]);

        Assert.Equal([new("Cors__Policies__0__Origins", "https://app.example.com")], location.Settings);
        Assert.Equal("settings Cors:Policies", location.Describe());
        Assert.Equal("settings Cors:Policies", Location([], ("Cors__Policies__0__Origins", "https://app.example.com")).Describe());
    }

    [Fact]
    public void Sample_file_is_the_default()
        => Assert.Equal("policies.sample.json", Path.GetFileName(Location([]).Settings["Cors__PolicyFile"]));

    [Fact]
    public void Another_app_gets_no_policies_that_nobody_named()
    {
        var location = Location(["--script-root", "elsewhere"]);

        Assert.Empty(location.Settings);
        Assert.Null(location.Describe());
    }

    [Theory]
    [InlineData("AccountName=acc;AccountKey=secret;EndpointSuffix=x", "AccountName=acc")]
    [InlineData("https://acc.table.core.windows.net/?sig=secret", "acc.table.core.windows.net")]
    [InlineData("TableEndpoint=https://acc/;SharedAccessSignature=secret", "as in CorsStorage")]
    public void Keys_of_the_storage_account_are_not_shown(string connection, string shown)
    {
        var text = Location(["--storage", connection]).Describe()!;

        Assert.EndsWith(shown, text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    private static PolicyLocation Location(string[] args, params (string Key, string Value)[] environment)
        => new(CommandLineOptions.Parse(args), name => environment.FirstOrDefault(pair => pair.Key == name).Value);
}
