using System.Text;
using CorsFunctions.Browser.Tests.Scenarios;
using CorsFunctions.Browser.Tests.Support;

namespace CorsFunctions.Browser.Tests;

/// <summary>docs/browsers.md says what the browser did in this run. CORSFUNCTIONS_APPROVE=1 writes it.</summary>
[Collection("scenarios")]
public sealed class BrowsersPageTests(ScenarioRunner runner)
{
    private const string Begin = "<!-- The tests write from here. -->\n";
    private const string End = "<!-- To here. -->\n";
    private const string Versions = "Run with ";

    [Fact]
    public async Task Page_holds_the_table_of_this_run()
    {
        var table = await TableAsync();

        var file = Approved.Find("docs/browsers.md");
        var page = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var (start, end) = (page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, page.IndexOf(End, StringComparison.Ordinal));
        if (Approved.IsWriting)
        {
            await File.WriteAllTextAsync(file, page[..start] + table + page[end..], TestContext.Current.CancellationToken);
            return;
        }

        Assert.Equal(WithoutVersions(table), WithoutVersions(page[start..end]));
    }

    private async Task<string> TableAsync()
    {
        var text = new StringBuilder();
        var (scenarios, blocked) = (0, 0);
        foreach (var group in AllScenarios.Groups)
        {
            text.Append($"\n### {group.Title}\n\n| scenario | page | asks for | arrives at the app | the page gets | the console |\n| --- | --- | --- | --- | --- | --- |\n");
            foreach (var scenario in group.Scenarios)
            {
                var run = await RunInBothModesAsync(scenario);
                text.Append($"| {scenario.Name} | {scenario.Page} | {scenario.Url} | {run.Requests} | {Code(run.Result)} | {string.Join("<br>", run.Console.Select(ShortOf))} |\n");
                scenarios++;
                blocked += run.Console.Count > 0 ? 1 : 0;
            }
        }

        return $"\n{Versions}Chromium {runner.ChromiumVersion}.\n\n{scenarios} scenarios, {blocked} of them blocked by the browser; the same in both modes.\n{text}\n";
    }

    private async Task<ScenarioRun> RunInBothModesAsync(Scenario scenario)
    {
        var run = await runner.RunAsync(Modes.Plain, scenario);
        var other = await runner.RunAsync(Modes.AspNetCore, scenario);
        Assert.Equal(run with { Console = other.Console }, other);
        Assert.Equal(run.Console, other.Console);
        return run;
    }

    // "Access to font at …" where it is not the usual "Access to fetch at …".
    private static string ShortOf(string line)
    {
        const string Blocked = " has been blocked by CORS policy: ";
        var kind = line.Split(' ')[2];
        var sentence = line[(line.IndexOf(Blocked, StringComparison.Ordinal) + Blocked.Length)..].Replace("'*'", "'\\*'", StringComparison.Ordinal);
        return kind == "fetch" ? sentence : $"({kind}) {sentence}";
    }

    private static string Code(string text) => $"`{text.Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string WithoutVersions(string text) =>
        string.Join('\n', text.Split('\n').Where(line => !line.StartsWith(Versions, StringComparison.Ordinal)));
}
