using System.Text;
using CorsFunctions.Browser;
using CorsFunctions.Explanations;

namespace CorsFunctions.Tests;

/// <summary>What is told of a request, for people and for programs, in one situation after the other, held against an approved text.</summary>
public class ExplanationSentencesTests
{
    private const string Origin = "https://app.example.com";

    private static readonly PolicyRow[] Rows =
    [
        Given.Row("apps", "https://app.example.com, https://*.example.com", "Route", "/api/{*rest}", "Methods", "GET, PUT", "Headers", "Content-Type", "ExposedHeaders", "X-Total", "MaxAge", 60L),
        Given.Row("partners", "https://partner.example", "Route", "/API/{*all}", "Credentials", true),
        Given.Row("list", "", "Route", "/list", "Origins", new[] { "https://app.example.com", "https://b.example" }, "Methods", Array.Empty<string>(), "Headers", new[] { "X-A" }),
        Given.Row("anyone", "*", "Route", "/public/{*rest}", "Methods", "*", "Headers", "*"),
        Given.Row("off", Origin, "Route", "/off", "Enabled", false),
        Given.Row("old", Origin, "Route", "/old", "ExpiresOn", "2026-11-21T12:00:00Z"),
        Given.Row("old-and-off", Origin, "Route", "/old-and-off", "ExpiresOn", "2026-01-01T00:00:00Z", "Enabled", false),
        Given.Row("soon", Origin, "Route", "/soon", "ExpiresOn", "2026-11-21T12:00:01Z"),
        Given.Row("faulty", Origin, "Route", "/faulty", "MaxAge", -1, "Credentials", "maybe"),
        Given.Row("odd\u202e'", Origin, "Route", "/odd"),
        Given.Row("item", Origin, "Route", "/items/{id}"),
        Given.Row("items", Origin, "Route", "/items/{*rest}"),
        Given.Row("five", "https://b.example", "Route", "/items/5"),
        new PolicyRow("other", "apps", new Dictionary<string, object?> { ["Origins"] = "*" }),
    ];

    // Path, method, headers (a value after =), origin, and whether credentials are included.
    private static readonly (string Url, string Method, string Headers, string Origin, bool Credentials)[] Questions =
    [
        ("/api/data", "GET", "", Origin, false),
        ("/api/data", "PUT", "Content-Type=application/json", Origin, false),
        ("/api/data", "DELETE", "Authorization X-Trace", Origin, false),
        ("/api/data", "GET", "", "https://x.example.com", false),
        ("/api/data", "GET", "", Origin, true),
        ("/api/data", "GET", "", "https://partner.example", true),
        ("/api/data", "PUT", "", "https://partner.example", true),
        ("/api/data", "GET", "", "https://new.example", false),
        ("/api/data", "GET", "", "https://new.example", true),
        ("/api/data", "DELETE", "X-Trace", "https://new.example", true),
        ("/api/data", "GET", "", "null", false),
        ("/api/data", "GET", "", "http://new.example", true),
        ("https://app.example.com/api/data", "DELETE", "", Origin, true),
        ("https://api.example.com/api/data?x=1#y", "patch", "", Origin, false),
        ("/list", "PUT", "X-A X-B", Origin, false),
        ("/list", "GET", "", "https://new.example", false),
        ("/public/x", "DELETE", "X-A", "https://new.example", false),
        ("/public/x", "GET", "Authorization", "https://new.example", false),
        ("/public/x", "GET", "", "https://new.example", true),
        ("/public/x", "PUT", "X-A", "https://new.example", true),
        ("/off", "GET", "", Origin, false),
        ("/off", "PUT", "X-A", Origin, true),
        ("/old", "GET", "", Origin, false),
        ("/old-and-off", "DELETE", "", Origin, false),
        ("/old-and-off", "GET", "", "https://new.example", false),
        ("/soon", "GET", "", Origin, false),
        ("/faulty", "GET", "", Origin, false),
        ("/odd", "PUT", "", Origin, false),
        ("/items/5", "GET", "", Origin, false),
        ("/items/6", "PUT", "", Origin, false),
        ("/items/%35", "GET", "", Origin, false),
        ("/nowhere", "GET", "", Origin, false),
        ("/nowhere", "PUT", "x-b Content-Type=text/html", Origin, true),
        ("/nowhere/%7Bx%7D", "GET", "", Origin, false),
        ("/api/data", "GET", "Accept=(1) Accept-Language=de_DE Range=bytes=-5 Content-Type", Origin, false),
        ($"/api/data", "GET", $"Accept={new string('a', 129)}", Origin, false),
        ($"/api/data", "GET", string.Join(' ', "Accept Accept-Language Content-Language".Split(' ').Select(name => $"{name}={new string('a', 128)}")), Origin, false),
    ];

    [Fact]
    public async Task Explanations_change_only_on_purpose()
    {
        var received = new StringBuilder();
        foreach (var (url, method, headers, origin, credentials) in Questions)
        {
            received.Append($"{method} {url} from {origin}{(credentials ? " with credentials" : "")} {Printable.Text(headers)}\n");
            received.Append(Explain(Given.Set(Rows), Rows, url, method, headers, origin, credentials));
        }

        received.Append("No set yet\n").Append(Explain(null, Rows, "/api/data", "GET", "", Origin, false));
        received.Append("No row\n").Append(Explain(Given.Set(), [], "/api/data", "PUT", "", Origin, false));
        received.Append("Rows not at hand\n").Append(Explain(Given.Set(Rows), null, "/api/data", "DELETE", "", Origin, false));
        await Approved.HoldsAsync("Explanations", received.ToString());
    }

    private static string Explain(PolicySet? set, PolicyRow[]? rows, string url, string method, string headers, string origin, bool credentials)
    {
        var lines = headers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(header => header.Split('=', 2)).Select(part => new HeaderLine(part[0], part.ElementAtOrDefault(1) ?? ""));
        return ExplainedRequest.TryCreate(url, origin, method, [.. lines], credentials ? CredentialsMode.Include : CredentialsMode.Omit, out var request, out var error)
            ? ExplanationJson.Write(Explainer.Explain(set, rows, Given.App, request, Given.Now)) + "\n"
            : error + "\n";
    }

    [Fact]
    public async Task Sentences_of_Chromium_change_only_on_purpose()
    {
        var verdicts = from objection in Enum.GetValues<BrowserObjection>() from isOfPreflight in new[] { true, false } select new BrowserVerdict(objection, "<subject>") { IsOfPreflight = isOfPreflight };
        var told = verdicts.Where(verdict => verdict.IsOfPreflight || verdict.Objection is not BrowserObjection.Redirected and not BrowserObjection.StatusNotOk);

        await Approved.HoldsAsync("ChromiumSentences", string.Concat(told.Select(verdict => $"{verdict.Objection}: {ChromiumSentence.Of(verdict, "https://api.example.com/x", Origin)}\n")));
    }
}
