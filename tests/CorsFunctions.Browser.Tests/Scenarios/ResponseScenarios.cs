using static CorsFunctions.Browser.Tests.Scenarios.Places;

namespace CorsFunctions.Browser.Tests.Scenarios;

/// <summary>What of a response the page may read.</summary>
internal static class ResponseScenarios
{
    private const string Counted = "fetch(url).then(response => response.headers.get('X-Total-Count') + ' ' + response.headers.get('X-Internal'))";

    public static ScenarioGroup Group { get; } = new("Responses",
    [
        new("An exposed header is read, another is not", App, $"{Api}/assets/counted", Counted, "2 null", "GET"),
        new("No header is read where the row exposes none", "https://a.tenants.example.test", $"{SecureApi}/assets/counted", Counted, "null null", "GET"),
        new("Headers, origin not in a row", Evil, $"{Api}/assets/counted", Counted, "TypeError: Failed to fetch", "GET", Sentences.NoHeader),
        new("A 404 of a function: status and body", App, $"{Api}/assets/missing", "show(fetch(url))", """404 {"error":"No such order."}""", "GET"),
        new("A 404 of a function, origin not in a row", Evil, $"{Api}/assets/missing", "show(fetch(url))", "TypeError: Failed to fetch", "GET", Sentences.NoHeader),
        new("A path that no function takes: the status", App, $"{Api}/no-such-function", "fetch(url).then(response => response.status)", "404", "GET"),
        new("PUT to a path that no function takes: the status", App, $"{Api}/no-such-function", "fetch(url, { method: 'PUT' }).then(response => response.status)", "404", "OPTIONS, PUT"),
        new("A redirect", App, $"{Api}/assets/moved", "show(fetch(url))", "200 Hello, world!", "GET, GET"),
        new("A redirect, origin not in a row", Evil, $"{Api}/assets/moved", "show(fetch(url))", "TypeError: Failed to fetch", "GET", Sentences.NoHeader),
        new("A stream read chunk by chunk", App, $"{Api}/stream", "chunks(url)", "1000000 bytes in several chunks", "GET"),
        new("A stream, origin not in a row", Evil, $"{Api}/stream", "chunks(url)", "TypeError: Failed to fetch", "GET", Sentences.NoHeader),
    ]);
}
