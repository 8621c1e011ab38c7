using System.Text;

namespace CorsFunctions.Tests;

/// <summary>What people really write into each column, and the sentence that each gets, held against an approved text.</summary>
public class RowInputTests
{
    private static readonly string Long = string.Join('.', Enumerable.Repeat(new string('a', 63), 4))[..251];

    private static readonly (string Column, string Value)[] Inputs =
    [
        .. Column(
            PolicyColumn.Route,
            "/api/*", "/api/**", "/*", "*", "/api/users/*/orders", "/api/:id", "/api/<id>", "/api/<int:id>", "/api/$id", "/api/keys/", "/api//keys",
            "/api/vault/{*rest", "/api/vault/{id", "/api/vault/id}", "api/vault/{*rest}", "/api/{id:int}", "/api/{id?}", "/api/{**rest}", "/api/{*rest}/x",
            "/api/users, /api/orders", "https://api.example.com/api/users", "'/api/users'", "/api/users?x=1", "/api/us ers", "/api/%7Bid%7D", "^/api/.*$", "/api/\u200busers",
            "/api/<id>.json", "/api/v<id>", "/api/users{id}", "/<a>/<b>", "GET /", "GET {}", "\"{}\"", "[{}]", "https://a.example", "\\{}", "/a?{", "/{}/..", "/a/./b{", "/{*rest}/{a}b", "/{a}b,", "/a{b}c,", "/,", "/a,", "/{*rest}/{*x}", "/" + new string('a', 511), "/" + new string('a', 512), string.Concat(Enumerable.Repeat("/a", 32)), string.Concat(Enumerable.Repeat("/a", 33))),
        .. Column(
            PolicyColumn.Methods,
            "'GET','PUT'", "\"GET\", \"PUT\"", "GET|PUT", "GET;PUT", "[\"GET\",\"PUT\"]", "[GET, PUT]", "GET\\nPUT", "\ufeffGET, PUT", "GET,\u00a0PUT", "GE\u200bT",
            "ALL", "ANY", "Any", "true", "**", "GET*", "GET, TRACE", "'TRACE'", "GET PUT", "PUT:", "<PUT>", "patch", "'patch'", "GET and PUT", "GET+PUT", "GET&PUT", "none"),
        .. Column(
            PolicyColumn.Headers,
            "'Authorization'", "'Authorization','X-A'", "x-ms-meta-*", "X-A|X-B", "X-A;X-B", "[\"X-A\"]", "Content-Type:", "Content-Type: application/json", "all", "true",
            "Origin, Cookie, DNT, Accept", "Cookie", "Origin, Cookie", "Access-Control-Allow-Origin, X-A", "Access-Control-Allow-Origin", "X-A\u202e", "*, Cookie"),
        .. Column(
            PolicyColumn.ExposedHeaders,
            "Content-Disposition|ETag", "'ETag'", "x-ms-*", "ETag;Location", "[\"ETag\"]", "ANY", "Set-Cookie", "\u200bETag"),
        .. Column(
            PolicyColumn.Origins,
            "*example.com", "NULL", "localhost:3000", "app.example.com", "https://a.example.com|https://b.example.com", "https://a.example.com;https://b.example.com",
            "https://app.example.com%2F", "https%3A%2F%2Fapp.example.com", "https://${HOST}", "[\"https://a.example.com\",\"https://b.example.com\"]", "'https://app.example.com'",
            "https://a.example.com\\nhttps://b.example.com", "\ufeffhttps://app.example.com", "https://app.example.com\u200b", "https://app.\u00adexample.com",
            "^https://.*\\.example\\.com$", "/example\\.com$/", "http://::1:3000", "https://app.example.com/", "https://app.example.com:443", "HTTPS://App.Example.com",
            "wss://app.example.com", "ws://localhost:*", "ftp://files.example.com", "file://", "file:///C:/x.html", "*://app.example.com", "http://192.168.*.*", "http://localhost:3000,3001",
            "http://localhost:3000-3010", "https://*", "https://*.*.example.com", "https://app.*.example.com", "https://pr-*.example.com", "https://myapp-*-team.vercel.app", "https://*.vercel.app",
            "chrome-extension://*", "moz-extension://*", "vscode-webview://*", "app://.", "app://-", "https://foo-.github.io", "https://a_b.example.com", "any", "all", "null", "*.example.com", "https://b\u00fccher.example",
            "https://a.example :*", "https://a.example *:", "https://u:p@", "https://u@a_b-.example/", "https://a:1:2", "https://a.example:443x", "https://*!", "https://*evil.example:99999", "https://*.*", "https://*-.*.example", "https://a*b*c.example.com", "https://pr-*.999",
            "https://*.256.1.1.1", "https://*.a-.example", "https://pr-*.a-.example.com", "https://a-.example.com.", "https://*." + Long, "https://pr-*." + Long, "https://" + Long + ".example.com", "wss://", "wss://*", "htps://", "htp://*", "*://", "*://*.*",
            "*:a.example", "/api/data", "['']", "[\"*\"]", "[https://]", "https://]", "app://$X", "$HOST", "$_x", "${x}", "https://$HOST", "https://$host", "https://a.$HOST", "app://{tenant}", "tenant-{id}.example.com", "https://{tenant}.example.com", "https://a.example.com, ", "a, b",
            "%zz", "%2F", "https://a.example:", "http://a.example:80", "https://*.example.com:443", "https://a.example:0443", "https://a.example:1-2", "::1:3000", "::1", "2001:db8::1:*", "2001:db8::1:8080", "[2001:db8::1", "10.0.0.1", "10.0.0.1:80", "10.0.0.*", "10.0.0.0/24"),
        .. Column(PolicyColumn.Tolerate, "insecure-origin; null-origin", "'null-origin'", "anyhost", "*"),
        .. Column(PolicyColumn.Credentials, "yes", "TRUE", "1"),
    ];

    [Fact]
    public async Task Inputs_get_the_approved_findings()
    {
        var received = new StringBuilder();
        foreach (var (column, value) in Inputs)
        {
            var findings = Given.Set(Given.Row("row", "https://app.example.com", column, value)).Findings;
            received.Append($"{column}: {Printable.Text(value)}\n");
            foreach (var finding in findings)
            {
                received.Append($"    {finding.Severity}{(finding.IsUnclaimed ? ", unclaimed" : "")} {finding.Reason}, {finding.Column} '{Printable.Text(finding.Value)}': {Printable.Text(finding.Message, 1000)}\n");
            }

            received.Append(findings.Count == 0 ? "    taken as it is\n" : "");
        }

        await Approved.HoldsAsync("RowInputs", received.ToString());
    }

    private static IEnumerable<(string Column, string Value)> Column(string name, params string[] values) => values.Select(value => (name, value));
}
