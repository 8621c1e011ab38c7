using static CorsFunctions.Browser.Tests.Scenarios.Places;

namespace CorsFunctions.Browser.Tests.Scenarios;

/// <summary>Which requests are preflighted, and by what a row has to let them.</summary>
internal static class RequestScenarios
{
    private const string Form = "show(fetch(url, { method: 'POST', body: new URLSearchParams({ a: 1 }) }))";
    private const string Json = "show(fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }))";
    private const string Upload = "xhr('POST', url, { body: 'abc', upload: true })";
    private const string Patch = "show(fetch(url, { method: 'PATCH' }))";

    public static ScenarioGroup Group { get; } = new("Requests with and without a preflight",
    [
        new("A simple GET", App, $"{Api}/hello", "show(fetch(url))", "200 Hello, world!", "GET"),
        new("A simple GET, origin not in a row: the function runs all the same", Evil, $"{Api}/orders", "show(fetch(url))", "TypeError: Failed to fetch", "GET", Sentences.NoHeader),
        new("POST of a form", App, $"{Api}/upload", Form, "200 3 bytes", "POST"),
        new("POST of a form, origin not in a row: the function runs all the same", Evil, $"{Api}/upload", Form, "TypeError: Failed to fetch", "POST", Sentences.NoHeader),
        new("POST of JSON", App, $"{Api}/upload", Json, "200 2 bytes", "OPTIONS, POST"),
        new("POST of JSON, origin not in a row: the function does not run", Evil, $"{Api}/upload", Json, "TypeError: Failed to fetch", "OPTIONS", Sentences.NoHeaderOnPreflight),
        new("XHR with an upload listener", App, $"{Api}/upload", Upload, "200 3 bytes", "OPTIONS, POST") { Kind = "XMLHttpRequest" },
        new("XHR with an upload listener, origin not in a row", Evil, $"{Api}/upload", Upload, "Error: status 0", "OPTIONS", Sentences.NoHeaderOnPreflight)
        {
            Kind = "XMLHttpRequest",
            Unforeseen = "An explanation is not told of upload listeners.",
        },
        new("PATCH, method not in the row", App, $"{Api}/users/1", Patch, "TypeError: Failed to fetch", "OPTIONS", Sentences.Method("PATCH")),
        new("A header of the page's own, not in the row", App, $"{Api}/users/1", "show(fetch(url, { headers: { 'X-Trace': '1', Authorization: 'Bearer token' } }))", "TypeError: Failed to fetch", "OPTIONS", Sentences.Header("x-trace")),
        new("A header of the page's own under Headers '*'", App, $"{Api}/users/any-header", "show(fetch(url, { headers: { 'X-Trace': '1' } }))", """200 {"id":"any-header","method":"GET"}""", "OPTIONS, GET"),
        new("Authorization under Headers '*'", App, $"{Api}/users/any-header", "show(fetch(url, { headers: { Authorization: 'Bearer token' } }))", "TypeError: Failed to fetch", "OPTIONS", Sentences.Header("authorization")),
    ]);
}
