using static CorsFunctions.Browser.Tests.Scenarios.Places;

namespace CorsFunctions.Browser.Tests.Scenarios;

/// <summary>Cookies, and what a browser asks for once they are included.</summary>
internal static class CredentialScenarios
{
    private const string SignIn = "show(fetch(url, { method: 'POST', credentials: 'include' })).then(() => show(fetch(url, { credentials: 'include' })))";
    private const string Include = "show(fetch(url, { credentials: 'include' }))";
    private const string Beacon = "String(navigator.sendBeacon(url, new Blob(['{}'], { type: 'application/json' })))";
    private const string Tenant = "https://a.tenants.example.test";

    public static ScenarioGroup Group { get; } = new("Credentials",
    [
        new("A cookie is set and sent", SecureApp, $"{SecureApi}/session", SignIn, "200 signed in", "POST, GET") { Credentials = true },
        new("Without `credentials: 'include'` the cookie stays at home", SecureApp, $"{SecureApi}/session", SignIn + ".then(() => show(fetch(url)))", "200 no cookie", "POST, GET, GET"),
        new("Credentials, row without Credentials: the app allows, the browser blocks", Tenant, $"{SecureApi}/session", Include, "TypeError: Failed to fetch", "GET", Sentences.NoCredentials) { Credentials = true },
        new("Credentials and a preflight, row without Credentials", Tenant, $"{SecureApi}/session", "show(fetch(url, { method: 'POST', credentials: 'include', headers: { 'Content-Type': 'application/json' } }))", "TypeError: Failed to fetch", "OPTIONS", Sentences.NoCredentialsOnPreflight) { Credentials = true },
        new("Credentials, row with Origins '*'", App, $"{Api}/hello", Include, "TypeError: Failed to fetch", "GET", Sentences.Wildcard) { Credentials = true },
        new("sendBeacon of JSON, which always includes credentials", App, $"{Api}/upload", Beacon, "true", "OPTIONS, POST") { Credentials = true },
        new("sendBeacon of JSON, row without Credentials", Tenant, $"{SecureApi}/upload", Beacon, "true", "OPTIONS", Sentences.NoCredentialsOnPreflight) { Credentials = true, Kind = "resource" },
    ]);
}
