using CorsFunctions.Infra.Tests.Support;
using CorsFunctions.Sources;
using CorsFunctions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CorsFunctions.Infra.Tests;

/// <summary>The settings of the site against the app's own code, which reads them.</summary>
public sealed class SettingTests
{
    public static TheoryData<string> Names => Snapshot.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void App_understands_its_settings(string name)
    {
        using var app = Start(name, out _);

        var options = app.GetRequiredService<IOptions<CorsPoliciesOptions>>().Value;

        Assert.Equal("default", options.App);
        Assert.Equal("CorsPolicies", options.Table);
        Assert.Equal(name.StartsWith("flex", StringComparison.Ordinal), options.EnforceOrigin);
        Assert.NotNull(app.GetRequiredService<IPolicySource>());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task App_reads_every_setting_that_is_meant_for_it(string name)
    {
        using var app = Start(name, out var settings);

        // A load that is cancelled before it asks anybody: the client is made for it, with all that it needs.
        _ = app.GetRequiredService<IOptions<CorsPoliciesOptions>>().Value;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.GetRequiredService<IPolicySource>().LoadAsync(new CancellationToken(canceled: true)));

        Assert.Equal(
            Snapshot.Read(name).AppSettings.Keys.Where(key => key.StartsWith("Cors", StringComparison.Ordinal)).Select(Colons).Order(StringComparer.Ordinal),
            settings.Read.Where(key => key.StartsWith("Cors", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("consumption", "FUNCTIONS_EXTENSION_VERSION FUNCTIONS_WORKER_RUNTIME WEBSITE_CONTENTAZUREFILECONNECTIONSTRING WEBSITE_CONTENTSHARE WEBSITE_RUN_FROM_PACKAGE WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED")]
    [InlineData("dedicated", "FUNCTIONS_EXTENSION_VERSION FUNCTIONS_WORKER_RUNTIME WEBSITE_RUN_FROM_PACKAGE")]
    [InlineData("flex", "")]
    [InlineData("container-apps", "FUNCTIONS_WORKER_RUNTIME")]
    public void Platform_gets_the_settings_that_its_plan_wants(string name, string expected)
    {
        var settings = Snapshot.Read(name).AppSettings.Keys;

        Assert.Equal(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            settings.Where(key => key.StartsWith("FUNCTIONS_", StringComparison.Ordinal) || key.StartsWith("WEBSITE_", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        string[] everywhere =
        [
            "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "AZURE_CLIENT_ID",
            "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential",
        ];
        Assert.Superset(everywhere.ToHashSet(), settings.ToHashSet());
    }

    private static ServiceProvider Start(string name, out RecordedSettings settings)
    {
        // What only Azure knows stands for a value of its kind.
        settings = new RecordedSettings(Snapshot.Read(name).AppSettings.ToDictionary(
            setting => Colons(setting.Key),
            setting => setting.Key.EndsWith("Uri", StringComparison.Ordinal) ? "https://account.table.core.windows.net/" : setting.Value));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Add(settings).Build());
        services.AddCorsPolicies();
        return services.BuildServiceProvider();
    }

    private static string Colons(string name) => name.Replace("__", ":", StringComparison.Ordinal);
}
