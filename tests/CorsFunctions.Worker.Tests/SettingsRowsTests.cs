using CorsFunctions.Policies;
using CorsFunctions.Rows;
using CorsFunctions.Sources;
using CorsFunctions.Worker.SettingsRows;
using CorsFunctions.Worker.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CorsFunctions.Worker.Tests;

public class SettingsRowsTests
{
    [Fact]
    public async Task Row_has_the_columns_of_the_table_in_any_case_and_lists_in_both_forms()
    {
        var set = await LoadAsync(
            "0:RowKey=apps", "0:ORIGINS:0=https://app.example.com", "0:Origins:1=https://b.example", "0:methods=PUT, DELETE", "0:Headers:0=Authorization",
            "0:Credentials=true", "0:MaxAge=30", "0:ExpiresOn=2030-01-01T00:00:00Z", "0:Route=/api/{*rest}");

        var policy = Assert.Single(set.Policies);
        Assert.Empty(set.Findings);
        Assert.Equal(("apps", "/api/{*rest}", true, 30), (policy.RowKey, policy.Route, policy.AllowCredentials, policy.MaxAge));
    }

    [Fact]
    public async Task Row_without_RowKey_is_named_for_its_place()
    {
        var set = await LoadAsync("0:Origins=https://a.example", "1:Origins=https://b.example", "tenants:Origins=https://*.c.example");

        Assert.Equal(["0", "1", "tenants"], set.Policies.Select(policy => policy.RowKey).Order());
    }

    [Fact]
    public async Task Row_of_another_app_is_left_out() =>
        Assert.Equal("1", Assert.Single((await LoadAsync("0:PartitionKey=other", "0:Origins=https://a.example", "1:Origins=https://b.example")).Policies).RowKey);

    [Theory]
    [InlineData("0=https://a.example", "0", FindingReason.Unreadable, "Cors:Policies:0 has a value of its own. Write the columns below it, such as Cors:Policies:0:Origins")]
    [InlineData("0:RowKey:0=a 0:Origins=https://a.example", "0", FindingReason.Unreadable, "Cors:Policies:0:RowKey is not text")]
    [InlineData("0:PartitionKey:0=a 0:Origins=https://a.example", "0", FindingReason.Unreadable, "Cors:Policies:0:PartitionKey is not text")]
    [InlineData("0:Origins=https://a.example 0:Origins:0=https://b.example", "0", FindingReason.WrongType, "Write text")]
    [InlineData("0:Origins:first=https://a.example", "0", FindingReason.WrongType, "Write text")]
    [InlineData("0:Origins=https://a.example 0:Method=GET", "0", FindingReason.UnknownColumn, "No column has the name 'Method'")]
    public async Task Row_that_is_wrong_is_a_finding_as_in_a_table(string settings, string rowKey, string reason, string message)
    {
        var set = await LoadAsync(settings.Split(' '));

        Assert.Contains(set.Findings, finding => finding.RowKey == rowKey && finding.Reason == reason && finding.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_of_the_code_stand_beside_those_of_the_settings()
    {
        var options = new CorsPoliciesOptions { App = "orders" };
        options.Policies.Add(new PolicyRow("", "code", new Dictionary<string, object?> { [PolicyColumn.Origins] = "https://a.example" }));

        var rows = await PolicySourceFactory.Create(options, Configuration("0:Origins=https://b.example")).LoadAsync(TestContext.Current.CancellationToken);

        Assert.Equal([("orders", "code"), ("orders", "0")], rows.Select(row => (row.PartitionKey, row.RowKey)));
    }

    [Fact]
    public async Task Configuration_is_read_at_each_load()
    {
        var configuration = Configuration("0:Origins=https://a.example");
        var source = PolicySourceFactory.Create(new CorsPoliciesOptions(), configuration);
        await source.LoadAsync(TestContext.Current.CancellationToken);

        configuration["Cors:Policies:0:Origins"] = "https://b.example";

        Assert.Equal("https://b.example", Assert.Single(await source.LoadAsync(TestContext.Current.CancellationToken)).Columns[PolicyColumn.Origins]);
    }

    [Theory]
    [InlineData("Cors:PolicyFile", "policies.json", "Cors:PolicyFile")]
    [InlineData("CorsStorage", "UseDevelopmentStorage=true", "CorsStorage")]
    [InlineData("CorsStorage:tableServiceUri", "https://account.table.core.windows.net", "CorsStorage")]
    [InlineData("Cors:Table", "Policies", "Cors:Table")]
    public void Table_or_file_beside_the_rows_is_an_error_that_says_which_to_drop(string name, string value, string dropped)
    {
        var options = new CorsPoliciesOptions();
        var configuration = Configuration("0:Origins=https://a.example");
        configuration[name] = value;
        (options.PolicyFile, options.Table) = (configuration["Cors:PolicyFile"], configuration["Cors:Table"] ?? options.Table);

        var error = Assert.Single(Assert.Throws<OptionsValidationException>(() => PolicySourceFactory.Create(options, configuration)).Failures);

        Assert.Equal($"Cors:Policies holds rows, and {dropped} says to read others. An app reads one source: remove the rows, or drop {dropped}.", error);
    }

    [Fact]
    public void Storage_that_every_app_has_is_no_table_beside_the_rows()
    {
        var configuration = Configuration("0:Origins=https://a.example");
        configuration["AzureWebJobsStorage"] = "UseDevelopmentStorage=true";

        Assert.IsType<SettingsPolicySource>(PolicySourceFactory.Create(new CorsPoliciesOptions(), configuration));
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task App_answers_by_its_settings_and_by_an_edit_of_them(Mode mode)
    {
        await using var app = await TestApp.StartAsync(new TestAppSetup(Arrangement.Of(mode))
        {
            Settings = new Dictionary<string, string?> { ["Cors:Policies:0:Origins"] = TestApp.Origin, ["Cors:Policies:0:Methods"] = "PUT" },
            Services = services => services.RemoveAll<IPolicySource>(),
        });

        Assert.Equal(TestApp.Origin, (await app.PreflightAsync("/api/created")).Value("Access-Control-Allow-Origin"));

        app.Services.GetRequiredService<IConfiguration>()["Cors:Policies:0:Origins"] = TestApp.Evil;
        app.Time.Advance(CorsPoliciesOptions.DefaultRefreshInterval);
        for (var attempt = 1; attempt < 100 && (await app.PreflightAsync("/api/created", TestApp.Evil)).Value("Access-Control-Allow-Origin") is null; attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Equal(TestApp.Evil, (await app.PreflightAsync("/api/created", TestApp.Evil)).Value("Access-Control-Allow-Origin"));
        Assert.Null((await app.PreflightAsync("/api/created")).Value("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Table_beside_the_rows_stops_the_start()
    {
        var setup = new TestAppSetup(Arrangement.Plain)
        {
            Settings = new Dictionary<string, string?> { ["Cors:Policies:0:Origins"] = TestApp.Origin, ["CorsStorage"] = "UseDevelopmentStorage=true" },
            Services = services => services.RemoveAll<IPolicySource>(),
        };

        Assert.Contains("drop CorsStorage", (await Assert.ThrowsAsync<OptionsValidationException>(() => TestApp.StartAsync(setup))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Source_of_the_apps_own_beside_the_rows_stops_the_start()
    {
        var setup = new TestAppSetup(Arrangement.Plain) { Settings = new Dictionary<string, string?> { ["Cors:Policies:0:Origins"] = TestApp.Origin } };

        Assert.StartsWith(
            "Cors:Policies holds rows, and the app registers an IPolicySource of its own",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => TestApp.StartAsync(setup))).Message,
            StringComparison.Ordinal);
    }

    private static async Task<PolicySet> LoadAsync(params string[] settings) => PolicySet.Create(
        await new SettingsPolicySource(Configuration(settings), [], CorsPoliciesOptions.DefaultApp).LoadAsync(TestContext.Current.CancellationToken), CorsPoliciesOptions.DefaultApp);

    private static IConfigurationRoot Configuration(params string[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).Select(parts => KeyValuePair.Create($"Cors:Policies:{parts[0]}", (string?)parts[1])))
        .Build();
}
