using System.Text.Json.Nodes;
using CorsFunctions.Azurite;
using CorsFunctions.Storage.Tests.Support;

namespace CorsFunctions.Storage.Tests;

/// <summary>From a row in the table to the headers of a response.</summary>
public class AppTests(AzuriteFixture azurite)
{
    private const string Origin = "https://app.example.com";
    private const string Other = "https://other.example.com";

    [Fact]
    public async Task Row_of_another_client_changes_the_answer_within_the_refresh_interval()
    {
        var server = await azurite.ServerAsync();
        var table = PolicyTable.NewName();
        await using var app = await StorageApp.StartAsync(server.ConnectionString, table);
        Assert.Equal((204, null), await app.PreflightAsync(Origin));

        await NpmTablesClient.RunAsync(server.ConnectionString, table, Row("apps", Origin));
        await app.RefreshAsync(Origin);
        Assert.Equal((204, Origin), await app.PreflightAsync(Origin));
        Assert.Equal((204, null), await app.PreflightAsync(Other));

        await NpmTablesClient.RunAsync(server.ConnectionString, table, Row("more", Other), (PolicyTable.App, "apps"));
        await app.RefreshAsync(Origin);
        Assert.Equal((204, null), await app.PreflightAsync(Origin));
        Assert.Equal((204, Other), await app.PreflightAsync(Other));
    }

    [Fact]
    public async Task App_that_starts_with_storage_down_recovers_by_itself()
    {
        var server = await azurite.ServerAsync();
        var table = await PolicyTable.CreateAsync(azurite);
        await table.PutAsync("apps", Origin, "Methods", "PUT");
        await using var proxy = new FaultyProxy(server.Port, ProxyMode.Forbidden);
        await using var app = await StorageApp.StartAsync(proxy.ConnectionString, table.Name);
        await app.Cache.Settled;

        Assert.Equal((204, null), await app.PreflightAsync(Origin));
        Assert.Contains(app.Logged, line => line.Contains("Storage Table Data Reader", StringComparison.Ordinal));

        proxy.Mode = ProxyMode.PassThrough;
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((204, Origin), await app.PreflightAsync(Origin));
    }

    [Fact]
    public async Task Killed_and_restarted_storage_fails_no_request_and_changes_no_answer()
    {
        await using var server = await AzuriteServer.StartAsync();
        var table = await PolicyTable.CreateAsync(server.ConnectionString);
        await SeedAsync(table, Origin);
        await using var app = await StorageApp.StartAsync(server.ConnectionString, table.Name);
        await app.PreflightAsync(Origin);
        await using var load = new SteadyLoad(() => app.PreflightAsync(Origin), answer => Assert.Equal((204, Origin), answer));

        for (var i = 0; i < 2; i++)
        {
            server.Kill();
            await app.RefreshAsync(Origin);
            await load.NextAsync(100);

            await server.RestartAsync(_ => SeedAsync(table, Origin, $"https://back{i}.example.com"));
            await load.NextAsync(100);
            await app.RefreshAsync(Origin);
            Assert.Equal((204, $"https://back{i}.example.com"), await app.PreflightAsync($"https://back{i}.example.com"));
        }

        Assert.True(await load.StopAsync() > 400);
        Assert.Equal(2, app.Logged.Count(line => line.StartsWith("Policies could not be loaded", StringComparison.Ordinal)));
        Assert.Equal(2, app.Logged.Count(line => line.StartsWith("Policies can be loaded", StringComparison.Ordinal)));
        Assert.All(app.Logged, line => Assert.DoesNotContain(AzuriteServer.AccountKey, line, StringComparison.Ordinal));
    }

    private static async Task SeedAsync(PolicyTable table, params string[] origins)
    {
        await table.CreateAsync();
        foreach (var origin in origins)
        {
            await table.PutAsync(new Uri(origin).Host, origin, "Methods", "PUT");
        }
    }

    private static JsonArray Row(string rowKey, string origin) =>
        [new JsonObject { ["partitionKey"] = PolicyTable.App, ["rowKey"] = rowKey, ["Origins"] = origin, ["Methods"] = "PUT" }];
}
