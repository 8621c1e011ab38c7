using static CorsFunctions.Browser.Tests.Scenarios.Places;

namespace CorsFunctions.Browser.Tests.Scenarios;

/// <summary>What people ask about, as their pages do it.</summary>
internal static class ArticleScenarios
{
    private const string Put = "show(fetch(url, { method: 'PUT', headers: { Authorization: 'Bearer token', 'Content-Type': 'application/json' }, body: '{}' }))";
    private const string Delete = "show(fetch(url, { method: 'DELETE', headers: { 'x-requested-with': 'XMLHttpRequest' } }))";
    private const string Angular = "xhr('GET', url, { headers: { Authorization: 'Basic dXNlcjpwYXNz', 'Content-Type': 'application/json', Accept: 'application/json, text/plain, */*' } })";
    private const string AngularWithout = "xhr('GET', url, { headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/plain, */*' }, withCredentials: true })";

    public static ScenarioGroup Group { get; } = new("What people ask about",
    [
        new("PUT with a bearer token and JSON", App, $"{Api}/data", Put, """200 {"items":["first","second"],"updated":true}""", "OPTIONS, PUT"),
        new("PUT with a bearer token and JSON, origin not in a row", Evil, $"{Api}/data", Put, "TypeError: Failed to fetch", "OPTIONS", Sentences.NoHeaderOnPreflight),
        new("PUT with a bearer token and JSON, https to https", SecureApp, $"{SecureApi}/data", Put, """200 {"items":["first","second"],"updated":true}""", "OPTIONS, PUT"),
        new("PUT with a bearer token and JSON, the http form of an https origin", "http://app.example.test", $"{SecureApi}/data", Put, "TypeError: Failed to fetch", "OPTIONS", Sentences.NoHeaderOnPreflight),
        new("DELETE with X-Requested-With", App, $"{Api}/users/1", Delete, "204", "OPTIONS, DELETE"),
        new("DELETE, method not in the row", "https://a.tenants.example.test", $"{SecureApi}/users/1", "show(fetch(url, { method: 'DELETE' }))", "TypeError: Failed to fetch", "OPTIONS", Sentences.Method("DELETE")),
        new("POST with X-Requested-With, header not in the row", "https://a.tenants.example.test", $"{SecureApi}/users/1", "show(fetch(url, { method: 'POST', headers: { 'x-requested-with': 'XMLHttpRequest' } }))", "TypeError: Failed to fetch", "OPTIONS", Sentences.Header("x-requested-with")),
        new("Angular's GET with Basic credentials and a JSON content type", App, $"{Api}/delivery/all", Angular, """200 [{"id":1,"state":"delivered"}]""", "OPTIONS, GET") { Kind = "XMLHttpRequest" },
        new("The same without Authorization and withCredentials: the page reads the 401, and no login dialog opens", App, $"{Api}/delivery/all", AngularWithout, "401", "OPTIONS, GET") { Kind = "XMLHttpRequest", Credentials = true },
        new("Angular's GET, origin not in a row", Evil, $"{Api}/delivery/all", Angular, "Error: status 0", "OPTIONS", Sentences.NoHeaderOnPreflight) { Kind = "XMLHttpRequest" },
        new("An exception in the function: the page reads the 500", App, $"{Api}/fail", "fetch(url).then(response => response.status)", "500", "GET"),
        new("An exception in the function, origin not in a row: for the page like any other CORS failure", Evil, $"{Api}/fail", "show(fetch(url))", "TypeError: Failed to fetch", "GET", Sentences.NoHeader),
    ]);
}
