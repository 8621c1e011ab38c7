using static CorsFunctions.Browser.Tests.Scenarios.Places;

namespace CorsFunctions.Browser.Tests.Scenarios;

/// <summary>How long a browser keeps a preflight's answer.</summary>
internal static class CacheScenarios
{
    private const string Twice = "show(fetch(url, { method: 'PUT' })).then(() => show(fetch(url, { method: 'PUT' })))";

    public static ScenarioGroup Group { get; } = new("Preflights in the browser's cache",
    [
        new("Two PUTs under MaxAge 600: one preflight", App, $"{Api}/users/cached", Twice, """200 {"id":"cached","method":"PUT"}""", "OPTIONS, PUT, PUT"),
        new("Two PUTs under MaxAge 0: two preflights", App, $"{Api}/users/uncached", Twice, """200 {"id":"uncached","method":"PUT"}""", "OPTIONS, PUT, OPTIONS, PUT"),
        new("Two PUTs, origin not in a row: a refusal is not kept", Evil, $"{Api}/users/cached", "Promise.allSettled([show(fetch(url, { method: 'PUT' }))]).then(() => show(fetch(url, { method: 'PUT' })))", "TypeError: Failed to fetch", "OPTIONS, OPTIONS", Sentences.NoHeaderOnPreflight),
    ]);
}
