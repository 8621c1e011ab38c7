using CorsFunctions.Sources;
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
    [InlineData("CorsStorage=AccountName=a;AccountKey=secret", "CorsStorage is not a storage connection string")]
    [InlineData("AzureWebJobsStorage=nonsense", "AzureWebJobsStorage is not a storage connection string")]
    [InlineData("CorsStorage:credential=managedidentity", "CorsStorage__tableServiceUri is not set")]
    [InlineData("CorsStorage:tableServiceUri=account", "CorsStorage__tableServiceUri is not an https address")]
    [InlineData("CorsStorage:tableServiceUri=http://account.table.core.windows.net", "CorsStorage__tableServiceUri is not an https address")]
    [InlineData("CorsStorage:tableServiceUri=https://account.table.core.windows.net?sv=1", "CorsStorage__tableServiceUri is not an https address")]
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

    [Fact]
    public async Task Misspelt_setting_stops_the_start()
    {
        var exception = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => TestApp.StartAsync(["--setting", "Cors:EnforceOrigins=true"]));

        Assert.Contains("'EnforceOrigins'", exception.Message, StringComparison.Ordinal);
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

    private static ValidateOptionsResult Validate(CorsPoliciesOptions options) => new CorsPoliciesOptionsValidator().Validate(null, options);

    // Settings as in a file: name=value, separated by spaces.
    private static IPolicySource CreateSource(CorsPoliciesOptions options, string settings) =>
        PolicySourceFactory.Create(options, new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(setting => setting.Split('=', 2))
                .Select(parts => KeyValuePair.Create(parts[0], (string?)parts[1])))
            .Build());
}
