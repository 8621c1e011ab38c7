using CorsFunctions.Azurite;
using CorsFunctions.Browser.Tests.Support;
using OpenQA.Selenium;
using OpenQA.Selenium.Interactions;

namespace CorsFunctions.Browser.Tests.ConsolePage;

/// <summary>/api/cors/console as people see it: dark and light, wide and on a phone, without a mouse. Screenshots go to artifacts/.</summary>
public sealed class ConsoleLookTests(Chromium chromium)
{
    private const int MostBytes = 200_000;

    // A faulty one among them, so that there are findings to show.
    private const string Rows = """
        [
          { "rowKey": "apps", "origins": "https://app.example.com, https://staging.example.com", "methods": "GET, HEAD, POST, PUT, DELETE", "headers": "Authorization, Content-Type", "credentials": true },
          { "rowKey": "tenants", "origins": "https://*.tenants.example.com", "headers": "Authorization, Content-Type" },
          { "rowKey": "admin", "route": "/api/admin/{*rest}", "origins": "https://admin.example.com", "methods": "GET, POST, DELETE" },
          { "rowKey": "open-data", "route": "/api/hello", "origins": "*", "methods": "GET, HEAD" },
          { "rowKey": "shop", "route": "/api/shop/*", "origins": "https://shop.example.com/" }
        ]
        """;

    [Theory]
    [InlineData("light", 1200, 900, "console-light.png")]
    [InlineData("dark", 1200, 900, "console-dark.png")]
    [InlineData("light", 390, 844, "console-phone.png")]
    [InlineData("dark", 390, 844, "console-phone-dark.png")]
    public async Task Console_has_no_violation_of_level_A_or_AA_and_fits_its_window(string scheme, int width, int height, string picture)
    {
        Chromium.RequireBrowser();
        await NodePackages.EnsureAsync();
        using var policies = new TemporaryFile(Rows);
        await using var api = await ApiServer.StartAsync(Modes.Plain, [new("Cors__PolicyFile", policies.Path)]);
        using var tab = chromium.Open("about:blank");
        Emulate(tab, scheme, width, height);
        tab.Driver.Navigate().GoToUrl(api.Url("http://api.localhost/api/cors/console"));
        await ExplainAsync(tab);

        Assert.Equal("[]", Violations(tab));
        Assert.True(
            (bool)tab.Driver.ExecuteScript("return document.documentElement.scrollWidth <= document.documentElement.clientWidth")!, "The page is wider than its window.");
        Assert.Equal(scheme == "dark", IsDark(tab));
        var image = tab.Driver.GetScreenshot().AsByteArray;
        Assert.InRange(image.Length, 1, MostBytes);
        Approved.Save(picture, image);
    }

    [Fact]
    public async Task Every_control_is_reached_by_the_tab_key_in_reading_order_and_shows_its_focus()
    {
        Chromium.RequireBrowser();
        using var policies = new TemporaryFile(Rows);
        await using var api = await ApiServer.StartAsync(Modes.Plain, [new("Cors__PolicyFile", policies.Path)]);
        using var tab = chromium.Open(api.Url("http://api.localhost/api/cors/console"));
        Assert.Equal("degraded", await Until.IsAsync("degraded", () => tab.Driver.FindElement(By.Id("health")).Text));

        var reached = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            new Actions(tab.Driver).SendKeys(Keys.Tab).Perform();
            var (name, outline) = Focus(tab);
            if (name.Length == 0)
            {
                break;
            }

            Assert.NotEqual("none", outline);
            reached.Add(name);
        }

        Assert.Equal(
            [
                "Skip to the content", "refresh", "origin", "url", "method", "headers", "credentials", "Explain",
                "Table: Errors and warnings in rows", "Table: Routes", "Table: Rows",
            ],
            reached);
    }

    private static (string Name, string Outline) Focus(Tab tab)
    {
        var found = (IReadOnlyCollection<object>)tab.Driver.ExecuteScript(
            "const e = document.activeElement; return e === document.body || !e ? ['', ''] : [e.id || e.ariaLabel || e.textContent, getComputedStyle(e).outlineStyle];")!;
        return ((string)found.First(), (string)found.Last());
    }

    private static void Emulate(Tab tab, string scheme, int width, int height)
    {
        tab.Driver.ExecuteCdpCommand("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });
        tab.Driver.ExecuteCdpCommand("Emulation.setEmulatedMedia", new()
        {
            ["features"] = new object[] { new Dictionary<string, object> { ["name"] = "prefers-color-scheme", ["value"] = scheme } },
        });
    }

    private static async Task ExplainAsync(Tab tab)
    {
        tab.Driver.FindElement(By.Id("origin")).SendKeys("https://a.tenants.example.com");
        var path = tab.Driver.FindElement(By.Id("url"));
        path.Clear();
        path.SendKeys("https://api.example.com/api/users/1");
        var method = tab.Driver.FindElement(By.Id("method"));
        method.Clear();
        method.SendKeys("PUT");
        method.SendKeys(Keys.Enter);
        await Until.IsAsync("refused", () => tab.Driver.FindElements(By.CssSelector("#explanation .badge")).FirstOrDefault()?.Text ?? "");
        Assert.Equal("degraded", await Until.IsAsync("degraded", () => tab.Driver.FindElement(By.Id("health")).Text));
    }

    private static bool IsDark(Tab tab) =>
        (bool)tab.Driver.ExecuteScript("return getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).every(part => part < 128)")!;

    private static string Violations(Tab tab)
    {
        tab.Driver.ExecuteScript(File.ReadAllText(Path.Combine(TestFolders.Tests, "node_modules", "axe-core", "axe.min.js")));
        return (string)tab.Driver.ExecuteAsyncScript("""
            const done = arguments[0];
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(
                results => done(JSON.stringify(results.violations.map(each => [each.id, ...each.nodes.map(node => node.target + ': ' + node.failureSummary)]))),
                error => done(String(error)));
            """)!;
    }
}
