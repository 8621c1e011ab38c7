using Azure.Data.Tables;
using CorsFunctions.Azurite;
using CorsFunctions.Browser.Tests.Scenarios;
using CorsFunctions.Browser.Tests.Support;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace CorsFunctions.Browser.Tests;

/// <summary>A row is edited while the page is open: refused, then allowed, then refused again, with no restart and no reload.</summary>
public sealed class LiveEditTests(Chromium chromium, AzuriteFixture azurite)
{
    private const string Put = "show(fetch(url, { method: 'PUT' }))";
    private const string Refused = "TypeError: Failed to fetch";
    private const string Allowed = """200 {"id":"1","method":"PUT"}""";

    [Theory]
    [InlineData(Modes.Plain)]
    [InlineData(Modes.AspNetCore)]
    public async Task Row_edited_in_the_table_counts_for_the_open_page(string mode)
    {
        await using var scene = await SceneAsync(mode);
        using var tab = chromium.Open(scene.Page);
        AssertRefused(tab, scene);

        await scene.Table.UpdateEntityAsync(new TableEntity("default", "apps") { ["Methods"] = "GET, PUT" }, Azure.ETag.All, TableUpdateMode.Merge, TestContext.Current.CancellationToken);
        Assert.Equal(Allowed, await Until.IsAsync(Allowed, () => tab.Run(Put, scene.Url)));

        await scene.Table.DeleteEntityAsync("default", "apps", Azure.ETag.All, TestContext.Current.CancellationToken);
        Assert.Equal(Refused, await Until.IsAsync(Refused, () => tab.Run(Put, scene.Url)));

        // The row may have gone between a preflight and its PUT: what counts is the next one.
        tab.ReadBlocked();
        Assert.Equal(Refused, tab.Run(Put, scene.Url));
        AssertSentence(Sentences.NoHeaderOnPreflight, tab);
    }

    [Theory]
    [InlineData(Modes.Plain)]
    [InlineData(Modes.AspNetCore)]
    public async Task Row_set_by_the_tool_counts_for_the_open_page(string mode)
    {
        await using var scene = await SceneAsync(mode);
        using var tab = chromium.Open(scene.Page);
        AssertRefused(tab, scene);

        await Tool.RunAsync("policies", "set", "apps", "Methods=GET, PUT", "--storage", scene.Storage, "--table", scene.Table.Name);
        Assert.Equal(Allowed, await Until.IsAsync(Allowed, () => tab.Run(Put, scene.Url)));
    }

    private static void AssertRefused(Tab tab, Scene scene)
    {
        Assert.Equal(Refused, tab.Run(Put, scene.Url));
        AssertSentence(Sentences.Method("PUT"), tab);
    }

    private static void AssertSentence(string sentence, Tab tab) =>
        Assert.EndsWith($" has been blocked by CORS policy: {sentence}", Assert.Single(tab.ReadBlocked()), StringComparison.Ordinal);

    private async Task<Scene> SceneAsync(string mode)
    {
        Chromium.RequireBrowser();
        var server = await azurite.ServerAsync();
        var pages = await PageServer.StartAsync();
        var table = new TableClient(server.ConnectionString, $"t{Guid.NewGuid():N}");
        await table.CreateAsync();
        await table.AddEntityAsync(new TableEntity("default", "apps") { ["Origins"] = pages.Origin(Places.App), ["Methods"] = "GET", ["MaxAge"] = 0 });
        var api = await ApiServer.StartAsync(mode,
        [
            new("CorsStorage", server.ConnectionString), new("Cors__Table", table.Name), new("Cors__RefreshInterval", "00:00:01"), new("Cors__SnapshotFile", "off"),
        ]);
        return new Scene(pages, api, table, server.ConnectionString);
    }

    private sealed record Scene(PageServer Pages, ApiServer Api, TableClient Table, string Storage) : IAsyncDisposable
    {
        public string Page => Pages.Origin(Places.App) + "/";

        public string Url => Api.Url($"{Places.Api}/users/1");

        public async ValueTask DisposeAsync()
        {
            await Api.DisposeAsync();
            await Pages.DisposeAsync();
        }
    }
}
