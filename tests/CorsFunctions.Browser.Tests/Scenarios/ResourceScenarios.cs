using static CorsFunctions.Browser.Tests.Scenarios.Places;

namespace CorsFunctions.Browser.Tests.Scenarios;

/// <summary>What pages load by other means than a request of their scripts.</summary>
internal static class ResourceScenarios
{
    private const string Module = "import(url).then(module => 'answer ' + module.answer)";

    public static ScenarioGroup Group { get; } = new("Scripts, fonts, images, events",
    [
        new("A module script", App, $"{Api}/assets/module.js", Module, "answer 42", "GET"),
        new("A module script, origin not in a row", Evil, $"{Api}/assets/module.js", Module, "TypeError: Failed to fetch dynamically imported module: {url}", "GET", Sentences.NoHeader) { Kind = "script" },
        new("A font", App, $"{Api}/assets/font.ttf", "font(url)", "font loaded", "GET"),
        new("A font, origin not in a row", Evil, $"{Api}/assets/font.ttf", "font(url)", "NetworkError: A network error occurred.", "GET", Sentences.NoHeader) { Kind = "font" },
        new("An image with `crossorigin`, read from a canvas", App, $"{Api}/assets/pixel.png", "pixel(url, 'anonymous')", "0 128 0", "GET"),
        new("An image with `crossorigin`, origin not in a row", Evil, $"{Api}/assets/pixel.png", "pixel(url, 'anonymous')", "Error: not loaded", "GET", Sentences.NoHeader) { Kind = "image" },
        new("An image with `crossorigin=use-credentials`", App, $"{Api}/assets/pixel.png", "pixel(url, 'use-credentials')", "0 128 0", "GET") { Credentials = true },
        new("An EventSource", App, $"{Api}/assets/events", "events(url)", "first, second", "GET"),
        new("An EventSource, origin not in a row", Evil, $"{Api}/assets/events", "events(url)", "Error: no stream of events", "GET", Sentences.NoHeader) { Kind = "resource" },
    ]);
}
