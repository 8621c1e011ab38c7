using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace CorsFunctions.Browser.Tests.Support;

/// <summary>A tab of its own for a test, closed with this object.</summary>
internal sealed class Tab : IDisposable
{
    private const string Marker = "corsfunctions: all lines before this one are here";
    private const string Blocked = " has been blocked by CORS policy: ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string home;
    private readonly string own;

    private Tab(ChromeDriver driver, string home, string own) => (Driver, this.home, this.own) = (driver, home, own);

    public ChromeDriver Driver { get; }

    public static Tab Open(ChromeDriver driver, string url)
    {
        var home = driver.CurrentWindowHandle;
        driver.SwitchTo().NewWindow(WindowType.Tab);
        driver.Navigate().GoToUrl(url);
        driver.Manage().Logs.GetLog(LogType.Browser);
        return new Tab(driver, home, driver.CurrentWindowHandle);
    }

    /// <summary>Runs an expression in the page, with <c>url</c>; its value, or how it failed, as text.</summary>
    public string Run(string script, string url)
    {
        Activate();
        return (string)Driver.ExecuteAsyncScript(
            $"const done = arguments[1]; (async url => {script})(arguments[0]).then(value => done(String(value)), error => done(`${{error.name}}: ${{error.message}}`));", url)!;
    }

    /// <summary>Makes it the tab that the driver speaks to.</summary>
    public void Activate() => Driver.SwitchTo().Window(own);

    /// <summary>The lines of the console since the last call that tell of CORS, as the browser words them.</summary>
    /// <param name="isAwaited">Whether there has to be one: a beacon's comes after the page's script is over.</param>
    public IReadOnlyList<string> ReadBlocked(bool isAwaited = false)
    {
        Activate();
        Driver.ExecuteScript("console.log(arguments[0])", Marker);
        var lines = new List<string>();
        using var patience = new CancellationTokenSource(Patience);
        while (!lines.Exists(IsMarker) || (isAwaited && !lines.Exists(IsBlocked)))
        {
            if (patience.IsCancellationRequested)
            {
                Assert.True(lines.Exists(IsMarker), "The console does not show what the page wrote.");
                break;
            }

            lines.AddRange(Driver.Manage().Logs.GetLog(LogType.Browser).Select(entry => entry.Message));
        }

        return [.. lines.Where(IsBlocked).Select(WithoutPlace)];
    }

    public void Dispose()
    {
        Activate();
        Driver.Close();
        Driver.SwitchTo().Window(home);
    }

    private static bool IsMarker(string line) => line.Contains(Marker, StringComparison.Ordinal);

    private static bool IsBlocked(string line) => line.Contains(Blocked, StringComparison.Ordinal);

    // The driver puts the document and the position before each line.
    private static string WithoutPlace(string line) => line[line.IndexOf("Access to ", StringComparison.Ordinal)..];
}
