using System.Text.Json;
using CorsFunctions.Browser.Tests.Support;

namespace CorsFunctions.Browser.Tests.Scenarios;

/// <summary>Runs scenarios in the browser, each once a mode, on one app for each mode and setting.</summary>
public sealed class ScenarioRunner(Chromium chromium) : IAsyncDisposable
{
    private readonly Dictionary<(string Mode, string Name), ScenarioRun> runs = [];
    private readonly Dictionary<(string Mode, string? Setting), ApiServer> apis = [];
    private PageServer? pages;
    private TemporaryFile? policies;

    internal string ChromiumVersion => chromium.Version;

    internal async Task<ScenarioRun> RunAsync(string mode, Scenario scenario)
    {
        Chromium.RequireBrowser();
        if (!runs.TryGetValue((mode, scenario.Name), out var run))
        {
            runs[(mode, scenario.Name)] = run = await RunOnceAsync(await ApiAsync(mode, scenario.Setting), scenario);
        }

        return run;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var api in apis.Values)
        {
            await api.DisposeAsync();
        }

        await (pages?.DisposeAsync() ?? ValueTask.CompletedTask);
        policies?.Dispose();
    }

    private async Task<ScenarioRun> RunOnceAsync(ApiServer api, Scenario scenario)
    {
        var url = api.Url(scenario.Url);
        api.TakeSeen();
        using var tab = chromium.Open(pages!.Origin(scenario.Page) + "/");
        var result = tab.Run(scenario.Script, url);
        var blocked = tab.ReadBlocked(isAwaited: scenario.Sentence is not null);
        var seen = await UntilAsync(api, scenario.Requests.Split(", ").Length);
        var explained = scenario.Sentence is null || scenario.Unforeseen is not null ? "" : await ExplainAsync(api, scenario, seen);
        return new ScenarioRun(
            WithoutPorts(result), string.Join(", ", seen.Select(request => request.Method)), [.. blocked.Select(WithoutPorts).Distinct()], WithoutPorts(explained));
    }

    // A beacon is sent after the page's script is over.
    private static async Task<List<SeenRequest>> UntilAsync(ApiServer api, int count)
    {
        var seen = new List<SeenRequest>(api.TakeSeen());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (seen.Count < count && !patience.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            seen.AddRange(api.TakeSeen());
        }

        return seen;
    }

    private static async Task<string> ExplainAsync(ApiServer api, Scenario scenario, List<SeenRequest> seen)
    {
        var decided = seen[^1];
        var query = new List<string>
        {
            $"url={Uri.EscapeDataString(decided.Url)}", $"origin={Uri.EscapeDataString(decided.Origin)}",
            $"method={decided.RequestMethod ?? decided.Method}", $"credentials={(scenario.Credentials ? "true" : "false")}",
        };
        query.AddRange(decided.RequestHeaders.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name =>
            "header=" + Uri.EscapeDataString(name == "content-type" ? "content-type: application/json" : $"{name}: x")));
        using var json = JsonDocument.Parse(await api.Client.GetStringAsync(new Uri("/api/cors/explain?" + string.Join('&', query), UriKind.Relative)));
        return json.RootElement.GetProperty("sentence").GetString()!;
    }

    private async Task<ApiServer> ApiAsync(string mode, string? setting)
    {
        if (!apis.TryGetValue((mode, setting), out var api))
        {
            pages ??= await PageServer.StartAsync();
            policies ??= new TemporaryFile(pages.Policies("policies.json"));
            var settings = new List<KeyValuePair<string, string>> { new("Cors__PolicyFile", policies.Path) };
            if (setting?.Split('=') is [var name, var value])
            {
                settings.Add(new(name, value));
            }

            apis[(mode, setting)] = api = await ApiServer.StartAsync(mode, settings);
        }

        return api;
    }

    // "http://a:8080/b" without ":8080": what begins with four digits or more after a colon is a port and the rest.
    private static string WithoutPorts(string text)
    {
        var parts = text.Split(':');
        return parts[0] + string.Concat(parts.Skip(1).Select(part => part.TakeWhile(char.IsAsciiDigit).Count() is >= 4 and var digits ? part[digits..] : ":" + part));
    }
}
