using CorsFunctions.Sources;
using CorsFunctions.Worker.Startup;
using CorsFunctions.Worker.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CorsFunctions.Worker.Tests;

public class OptionsTests
{
    [Theory]
    [InlineData("App", "", "Cors:App is not a PartitionKey")]
    [InlineData("App", "a/b", "Cors:App is not a PartitionKey")]
    [InlineData("RefreshInterval", "00:00:00", "Cors:RefreshInterval is 00:00:00. Write 00:00:01 to 01:00:00")]
    [InlineData("RefreshInterval", "10.00:00:00", "Cors:RefreshInterval is 10.00:00:00")]
    [InlineData("LoadTimeout", "00:02:00", "Cors:LoadTimeout is 00:02:00. Write 00:00:00.1 to 00:01:00")]
    [InlineData("SnapshotMaxAge", "00:00:59", "Cors:SnapshotMaxAge is 00:00:59. Write 00:01:00 to 7.00:00:00")]
    [InlineData("SnapshotMaxAge", "7.00:00:01", "Cors:SnapshotMaxAge is 7.00:00:01")]
    [InlineData("FallbackFile", "none.json", "which does not exist. Deploy the file with the app, or leave the setting out")]
    [InlineData("PreflightStatus", "302", "Cors:PreflightStatus is 302")]
    [InlineData("PreflightStatus", "199", "Cors:PreflightStatus is 199")]
    [InlineData("RefusedPreflightStatus", "500", "Cors:RefusedPreflightStatus is 500. Write 403")]
    public void Bad_setting_is_an_error_that_names_it_and_the_fix(string name, string value, string message)
    {
        var options = new CorsPoliciesOptions { PolicyFile = "policies.json" };
        var property = typeof(CorsPoliciesOptions).GetProperty(name)!;
        property.SetValue(options, System.ComponentModel.TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(value));

        var result = Validate(options);

        Assert.Contains(message, Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void All_bad_settings_are_reported_at_once()
    {
        var result = Validate(new CorsPoliciesOptions { App = "", PolicyFile = "p", PreflightStatus = 99 });

        Assert.Equal(2, result.Failures!.Count());
    }

    [Fact]
    public void Defaults_are_valid() =>
        Assert.True(Validate(new CorsPoliciesOptions { PolicyFile = "p" }).Succeeded);

    [Theory]
    [InlineData("CorsStorage=nonsense", "CorsStorage is not a storage connection string")]
    [InlineData("CorsStorage=AccountName=a;AccountKey=secret", "CorsStorage has an AccountKey that is no base64")]
    [InlineData("AzureWebJobsStorage=nonsense", "AzureWebJobsStorage is not a storage connection string")]
    [InlineData("CorsStorage:credential=managedidentity", "CorsStorage__tableServiceUri is not set")]
    [InlineData("CorsStorage:tableServiceUri=https://account.table.core.windows.net CorsStorage:credential=key", "CorsStorage__credential has a value that is not known")]
    public void Bad_connection_is_an_error_that_names_the_setting_and_shows_no_secret(string settings, string message)
    {
        var error = Assert.Single(Assert.Throws<OptionsValidationException>(() => CreateSource(new CorsPoliciesOptions(), settings)).Failures);

        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CorsStorage=UseDevelopmentStorage=true")]
    [InlineData("AzureWebJobsStorage=UseDevelopmentStorage=true")]
    [InlineData("CorsStorage:tableServiceUri=https://account.table.core.windows.net CorsStorage:credential=managedidentity CorsStorage:clientId=x")]
    [InlineData("CorsStorage:tableServiceUri=https://account.table.core.windows.net")]
    [InlineData("AzureWebJobsStorage:accountName=account AzureWebJobsStorage:credential=ManagedIdentity")]
    public void Connection_by_the_conventions_of_the_host_is_valid(string settings) =>
        Assert.StartsWith("table CorsPolicies at http", CreateSource(new CorsPoliciesOptions(), settings).Description, StringComparison.Ordinal);

    [Theory]
    [InlineData("EnforceOrigins=true", "Cors:EnforceOrigins is no setting. The settings are AnswerNotFound, App, ")]
    [InlineData("AllowedOrigins:0=https://app.example.com", "Cors:AllowedOrigins is no setting: origins are rows. Write Cors:Policies:0:Origins = 'https://app.example.com' instead, or the same into the column Origins of a row")]
    [InlineData("allowedorigins=https://a.example;https://b.example", "Write Cors:Policies:0:Origins = 'https://a.example, https://b.example' instead")]
    [InlineData("Methods=GET", "Origins, methods and headers are no settings: they are rows of the policy table, of the file that Cors:PolicyFile names, or of Cors:Policies.")]
    [InlineData("Policies=https://app.example.com", "Cors:Policies is 'https://app.example.com'. Write rows below it, each with its columns, such as Cors:Policies:0:Origins = 'https://app.example.com'.")]
    [InlineData("EnforceOrigin=yes", "Cors:EnforceOrigin is 'yes'. Write true or false, or leave the setting out for false.")]
    [InlineData("EnforceOrigin=", "Cors:EnforceOrigin is ''. Write true or false, or leave the setting out for false.")]
    [InlineData("answernotfound=1", "Cors:AnswerNotFound is '1'. Write true or false, or leave the setting out for true.")]
    [InlineData("PreflightStatus=ok", "Cors:PreflightStatus is 'ok'. Write a whole number, or leave the setting out for 204.")]
    [InlineData("RefusedPreflightStatus=4e2", "Cors:RefusedPreflightStatus is '4e2'. Write a whole number, or leave the setting out for none.")]
    [InlineData("RefreshInterval=10s", "Cors:RefreshInterval is '10s'. Write hours:minutes:seconds, as in 00:00:10, or leave the setting out for 00:00:10.")]
    [InlineData("App:Name=x", "Cors:App has settings below it. Write one value.")]
    public void Setting_that_cannot_be_read_is_an_error_with_the_fix(string setting, string message)
    {
        var error = Assert.Single(Assert.Throws<OptionsValidationException>(() => Read(setting)).Failures);

        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_are_read_ignoring_case()
    {
        var options = Read("enforceorigin=TRUE", "App=orders", "RefusedPreflightStatus=403", "LoadTimeout=00:00:02", "PreflightStatus=200");

        Assert.Equal((true, "orders", 403, TimeSpan.FromSeconds(2), 200), (options.EnforceOrigin, options.App, options.RefusedPreflightStatus, options.LoadTimeout, options.PreflightStatus));
        Assert.Null(Read("RefusedPreflightStatus=").RefusedPreflightStatus);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Settings_are_checked_at_the_start_of_every_program(int arrangement)
    {
        var setup = new TestAppSetup(Arrangement.ThatRun[arrangement]) { Settings = new Dictionary<string, string?> { ["Cors:EnforceOrigin"] = "yes" } };

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => TestApp.StartAsync(setup));

        Assert.StartsWith("Cors:EnforceOrigin is 'yes'.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_read_from_is_an_error_with_the_choices() =>
        Assert.Contains(
            "Set CorsStorage to a storage connection string",
            Assert.Single(Assert.Throws<OptionsValidationException>(() => CreateSource(new CorsPoliciesOptions { PolicyFile = " " }, "")).Failures),
            StringComparison.Ordinal);

    [Fact]
    public void File_goes_before_the_table() =>
        Assert.IsType<FilePolicySource>(CreateSource(new CorsPoliciesOptions { PolicyFile = "policies.json" }, "CorsStorage=UseDevelopmentStorage=true"));

    [Theory]
    [InlineData("ab")]
    [InlineData("1table")]
    [InlineData("my-table")]
    public void Bad_table_name_is_an_error(string table) =>
        Assert.Contains("Cors:Table", Assert.Single(Assert.Throws<OptionsValidationException>(() => CreateSource(new CorsPoliciesOptions { Table = table }, "CorsStorage=UseDevelopmentStorage=true")).Failures), StringComparison.Ordinal);

    private static CorsPoliciesOptions Read(params string[] settings)
    {
        var options = new CorsPoliciesOptions();
        CorsSettings.Read(
            new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).Select(parts => KeyValuePair.Create($"Cors:{parts[0]}", (string?)parts[1]))).Build(),
            options);
        return options;
    }

    private static ValidateOptionsResult Validate(CorsPoliciesOptions options) => new CorsPoliciesOptionsValidator().Validate(null, options);

    // Settings as in a file: name=value, separated by spaces.
    private static IPolicySource CreateSource(CorsPoliciesOptions options, string settings) =>
        PolicySourceFactory.Create(options, new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(setting => setting.Split('=', 2))
                .Select(parts => KeyValuePair.Create(parts[0], (string?)parts[1])))
            .Build());
}
