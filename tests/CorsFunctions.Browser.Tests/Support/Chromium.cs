using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace CorsFunctions.Browser.Tests.Support;

/// <summary>One headless Chromium for all tests, started by the first one that asks. All host names are this machine's.</summary>
public sealed class Chromium : IDisposable
{
    private readonly Lazy<ChromeDriver> driver = new(Start);

    /// <summary>As in <c>156.0.8078.108</c>.</summary>
    internal string Version => driver.Value.Capabilities.GetCapability("browserVersion")!.ToString()!;

    /// <summary>A new tab with this page.</summary>
    internal Tab Open(string url)
    {
        RequireBrowser();
        return Tab.Open(driver.Value, url);
    }

    public void Dispose()
    {
        if (driver.IsValueCreated)
        {
            driver.Value.Quit();
            driver.Value.Dispose();
        }
    }

    /// <summary>Skips the test where there is no browser; in CI that is a failure.</summary>
    internal static void RequireBrowser()
    {
        if (new[] { "chromium", "chromedriver" }.FirstOrDefault(tool => Find(tool) is null) is not { } missing)
        {
            return;
        }

        var reason = $"'{missing}' is not on the PATH. Install Debian's chromium and chromium-driver to run the tests in a browser.";
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
    }

    private static ChromeDriver Start()
    {
        var options = new ChromeOptions { BinaryLocation = Find("chromium") };
        options.AddArguments(
            "--headless=new", "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run", "--disable-gpu",
            "--disable-dev-shm-usage", "--window-size=1200,900", "--host-resolver-rules=MAP * 127.0.0.1",
            $"--ignore-certificate-errors-spki-list={LoopbackServer.CertificateHash}",
            // The driver reads the console of a page and of the frames in its process.
            "--disable-features=IsolateSandboxedIframes");
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        var service = ChromeDriverService.CreateDefaultService(Find("chromedriver"));
        service.SuppressInitialDiagnosticInformation = true;
        var driver = new ChromeDriver(service, options, TimeSpan.FromSeconds(60));
        driver.Manage().Timeouts().AsynchronousJavaScript = TimeSpan.FromSeconds(20);
        return driver;
    }

    private static string? Find(string tool) =>
        Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists);
}
