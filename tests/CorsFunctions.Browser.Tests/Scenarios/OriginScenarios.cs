using static CorsFunctions.Browser.Tests.Scenarios.Places;

namespace CorsFunctions.Browser.Tests.Scenarios;

/// <summary>Patterns and their look-alikes, and which row governs.</summary>
internal static class OriginScenarios
{
    private const string Read = "show(fetch(url))";
    private const string User = """200 {"id":"1","method":"GET"}""";
    private const string Failed = "TypeError: Failed to fetch";

    private static readonly string SandboxedRead = "sandboxed(`fetch('${url}').then(response => response.text())`)";

    public static ScenarioGroup Group { get; } = new("Origins and routes",
    [
        new("Subdomain under `https://*.tenants.example.test`", "https://a.tenants.example.test", $"{SecureApi}/users/1", Read, User, "GET"),
        new("Subdomain of a subdomain under it", "https://b.a.tenants.example.test", $"{SecureApi}/users/1", Read, User, "GET"),
        new("The domain itself, which the pattern does not mean", "https://tenants.example.test", $"{SecureApi}/users/1", Read, Failed, "GET", Sentences.NoHeader),
        new("Look-alike: the domain in front of another one", "https://a.tenants.example.test.evil.test", $"{SecureApi}/users/1", Read, Failed, "GET", Sentences.NoHeader),
        new("Look-alike: a longer label", "https://eviltenants.example.test", $"{SecureApi}/users/1", Read, Failed, "GET", Sentences.NoHeader),
        new("Look-alike: http for https", "http://a.tenants.example.test", $"{SecureApi}/users/1", Read, Failed, "GET", Sentences.NoHeader),
        new("Preview under `https://shop-*.preview.example.test`", "https://shop-pr-17.preview.example.test", $"{SecureApi}/users/1", Read, User, "GET"),
        new("Look-alike: another name in front", "https://evil-shop-1.preview.example.test", $"{SecureApi}/users/1", Read, Failed, "GET", Sentences.NoHeader),
        new("Look-alike: a dot inside the star", "https://shop-1.evil.preview.example.test", $"{SecureApi}/users/1", Read, Failed, "GET", Sentences.NoHeader),
        new("A stricter route, for the origin in its row", Admin, $"{Api}/orders", Read, """200 [{"order":1}]""", "GET"),
        new("A stricter route keeps out an origin of a looser one", App, $"{Api}/orders", Read, Failed, "GET", Sentences.NoHeader),
        new("A looser route, for any origin", Evil, $"{Api}/hello", Read, "200 Hello, world!", "GET"),
        new("Origin `null` of a sandboxed frame, tolerated by its row", App, $"{Api}/Function1", SandboxedRead, "Welcome to Azure Functions!", "GET"),
        new("Origin `null` of a sandboxed frame elsewhere", App, $"{Api}/users/1", SandboxedRead, Failed, "GET", Sentences.NoHeader),
    ]);
}
