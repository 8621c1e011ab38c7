using static CorsFunctions.Browser.Tests.Scenarios.Places;

namespace CorsFunctions.Browser.Tests.Scenarios;

/// <summary>Settings that change what a browser says.</summary>
internal static class SettingScenarios
{
    private const string Strict = "Cors__RefusedPreflightStatus=403";
    private const string NotTold = "An explanation is of the answer without the setting.";
    private const string Patch = "show(fetch(url, { method: 'PATCH' }))";
    private const string Trace = "show(fetch(url, { headers: { 'X-Trace': '1' } }))";
    private const string Failed = "TypeError: Failed to fetch";

    public static ScenarioGroup Group { get; } = new("With `Cors:RefusedPreflightStatus` = 403",
    [
        new("Strict: PATCH, method not in the row", App, $"{Api}/users/1", Patch, Failed, "OPTIONS", Sentences.NotOk) { Setting = Strict, Unforeseen = NotTold },
        new("Strict: a header of the page's own, not in the row", App, $"{Api}/users/1", Trace, Failed, "OPTIONS", Sentences.NotOk) { Setting = Strict, Unforeseen = NotTold },
        new("Strict: origin not in a row", Evil, $"{Api}/users/1", Patch, Failed, "OPTIONS", Sentences.NoHeaderOnPreflight) { Setting = Strict },
        new("Strict: DELETE, allowed", App, $"{Api}/users/1", "show(fetch(url, { method: 'DELETE' }))", "204", "OPTIONS, DELETE") { Setting = Strict },
    ]);
}
