using System.Text.Json;
using CorsFunctions.Browser.Tests.Scenarios;
using CorsFunctions.Browser.Tests.Support;
using OpenQA.Selenium;
using OpenQA.Selenium.Interactions;

namespace CorsFunctions.Browser.Tests.ConsolePage;

/// <summary>/api/cors/console beside a page that is refused: by keyboard alone from the refusal to the edit that ends it.</summary>
public sealed class ConsoleFlowTests(Chromium chromium)
{
    private const string Put = "show(fetch(url, { method: 'PUT' }))";

    [Theory]
    [InlineData(Modes.Plain)]
    [InlineData(Modes.AspNetCore)]
    public async Task Refusal_of_the_page_is_shown_and_the_edit_of_its_explanation_lets_the_page_pass(string mode)
    {
        Chromium.RequireBrowser();
        await using var pages = await PageServer.StartAsync();
        var origin = pages.Origin(Places.App);
        using var policies = new TemporaryFile($$"""[{ "rowKey": "apps", "origins": "{{origin}}", "methods": "GET", "maxAge": 0 }]""");
        await using var api = await ApiServer.StartAsync(mode, [new("Cors__PolicyFile", policies.Path), new("Cors__RefreshInterval", "00:00:01")]);
        var url = api.Url($"{Places.Api}/users/1");
        using var page = chromium.Open(origin + "/");
        using var console = chromium.Open(api.Url($"{Places.Api}/cors/console"));
        await UntilContainsAsync(console, "#decisions", "refused: method-not-allowed 0");

        Assert.Equal("TypeError: Failed to fetch", page.Run(Put, url));
        var sentence = Assert.Single(page.ReadBlocked());

        console.Activate();
        Press(console, Keys.Tab, Keys.Tab);
        Assert.Equal("refresh", FocusOf(console));
        Press(console, Keys.Enter);
        await UntilContainsAsync(console, "#decisions", "refused: method-not-allowed 1");

        Press(console, Keys.Tab, origin, Keys.Tab, Keys.Control + "a", url, Keys.Tab, Keys.Control + "a", "PUT", Keys.Enter);
        var explanation = await UntilContainsAsync(console, "#explanation", sentence);
        Assert.Contains("in row 'apps' write Methods = 'GET, PUT'", explanation, StringComparison.Ordinal);

        await Tool.RunAsync(["policies", "set", .. await EditAsync(api, url, origin), "--file", policies.Path]);

        const string Passed = """200 {"id":"1","method":"PUT"}""";
        Assert.Equal(Passed, await Until.IsAsync(Passed, () => page.Run(Put, url)));
    }

    // The edit as the console's own source has it: the row and Column=value.
    private static async Task<IEnumerable<string>> EditAsync(ApiServer api, string url, string origin)
    {
        using var json = JsonDocument.Parse(await api.Client.GetStringAsync(
            new Uri($"/api/cors/explain?url={Uri.EscapeDataString(url)}&origin={Uri.EscapeDataString(origin)}&method=PUT", UriKind.Relative)));
        var edit = json.RootElement.GetProperty("edit");
        return
        [
            edit.GetProperty("row").GetString()!,
            .. edit.GetProperty("columns").EnumerateObject().Select(column =>
                $"{column.Name}={(column.Value.ValueKind == JsonValueKind.Array ? string.Join(", ", column.Value.EnumerateArray()) : column.Value.ToString())}"),
        ];
    }

    private static void Press(Tab tab, params IEnumerable<string> keys)
    {
        foreach (var each in keys)
        {
            var actions = new Actions(tab.Driver);
            (each == Keys.Control + "a" ? actions.KeyDown(Keys.Control).SendKeys("a").KeyUp(Keys.Control) : actions.SendKeys(each)).Perform();
        }
    }

    private static string FocusOf(Tab tab) => tab.Driver.SwitchTo().ActiveElement().GetDomAttribute("id") ?? "";

    private static async Task<string> UntilContainsAsync(Tab tab, string selector, string text)
    {
        var last = "";
        await Until.IsAsync("found", () => (last = tab.Driver.FindElement(By.CssSelector(selector)).Text).Contains(text, StringComparison.Ordinal) ? "found" : "");
        Assert.Contains(text, last, StringComparison.Ordinal);
        return last;
    }
}
