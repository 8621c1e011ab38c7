using CorsFunctions.Browser;
using CorsFunctions.Explanations;

namespace CorsFunctions.Tests;

public class ExplanationTests
{
    private const string Origin = "https://app.example.com";

    private static readonly PolicyRow Apps = Given.Row("apps", Origin, "Route", "/api/{*rest}", "Methods", "GET, PUT", "Headers", "Content-Type");

    [Fact]
    public void Allowed_request_needs_no_edit()
    {
        var explanation = Explain([Apps], "PUT", ["Content-Type"]);

        Assert.True(explanation.IsAllowed);
        Assert.Equal((null, "", "apps", Origin), (explanation.Edit, explanation.Sentence, explanation.Decision.Policy?.RowKey, explanation.Pattern));
    }

    [Fact]
    public void Missing_header_is_added_to_the_deciding_row()
    {
        var explanation = Explain([Apps], "PUT", ["Authorization", "Content-Type"]);

        Assert.Equal(
            $"Access to fetch at '/api/data' from origin '{Origin}' has been blocked by CORS policy: Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.",
            explanation.Sentence);
        Assert.Equal("in row 'apps' write Headers = 'Content-Type, Authorization'", explanation.Edit?.ToString());
        Assert.Equal(("header", false), explanation.Steps.Where(step => step.What == "header").Select(step => (step.What, step.Passed)).First());
    }

    [Fact]
    public void Method_and_header_are_one_edit() =>
        Assert.Equal(
            "in row 'apps' write Methods = 'GET, PUT, DELETE', Headers = 'Content-Type, X-Trace'",
            Explain([Apps], "DELETE", ["X-Trace"]).Edit?.ToString());

    [Fact]
    public void Origin_is_added_to_the_row_that_needs_the_fewest_changes()
    {
        var other = Given.Row("other", "https://other.example", "Route", "/api/{*rest}");

        Assert.Equal(
            "in row 'apps' write Origins = 'https://app.example.com, https://new.example'",
            Explain([Apps, other], "PUT", [], origin: "https://new.example").Edit?.ToString());
    }

    [Fact]
    public void Rows_that_write_one_route_in_two_ways_are_one_route()
    {
        var explanation = Explain(
            [Given.Row("a", "https://a.example", "Route", "/api/{id}"), Given.Row("b", "https://b.example", "Route", "/API/{x}", "Methods", "PUT")], "PUT", [], origin: "https://new.example");

        Assert.Empty(explanation.Routes.PassedOver);
        Assert.Equal("in row 'b' write Origins = 'https://b.example, https://new.example'", explanation.Edit?.ToString());
    }

    [Fact]
    public void What_an_edit_brings_to_other_origins_is_told()
    {
        Assert.Equal("", Explain([Apps], "PUT", [], origin: "https://new.example").Note);
        Assert.Equal("This holds for every origin of row 'apps'", Explain([Apps], "DELETE", [], origin: "https://new.example").Note);
    }

    [Fact]
    public void Route_that_no_row_has_gets_a_row_of_its_own() =>
        Assert.Equal(
            $"add a row 'new-policy' with Route = '/other', Origins = '{Origin}', Methods = 'GET, HEAD, POST, PUT', Headers = 'X-A'",
            Explain([Apps], "PUT", ["X-A"], url: "/other").Edit?.ToString());

    [Fact]
    public void Less_specific_route_is_named_as_passed_over()
    {
        var everywhere = Given.Row("everywhere", "*");

        var explanation = Explain([Apps, everywhere], "GET", []);

        Assert.Equal("/api/{*rest}", explanation.Routes.Governing);
        Assert.Equal(["/{*rest}"], explanation.Routes.PassedOver);
    }

    [Fact]
    public void Credentials_for_everyone_get_a_row_for_the_one_origin()
    {
        var everyone = Given.Row("everyone", "*", "Route", "/api/{*rest}");

        Assert.Equal(
            $"add a row 'new-policy' with Route = '/api/{{*rest}}', Origins = '{Origin}', Credentials = true",
            Explain([everyone], "GET", [], mode: CredentialsMode.Include).Edit?.ToString());
    }

    [Theory]
    [InlineData("Enabled", false, "in row 'apps' write Enabled = true")]
    [InlineData("ExpiresOn", "2026-01-01T00:00:00Z", "in row 'apps' write ExpiresOn = (empty)")]
    public void Row_out_of_force_is_put_in_force(string column, object value, string edit) =>
        Assert.Equal(edit, Explain([Given.Row("apps", Origin, column, value)], "GET", []).Edit?.ToString());

    [Fact]
    public void Faulty_row_is_mended_first()
    {
        var explanation = Explain([Given.Row("apps", Origin, "MaxAge", -1)], "GET", []);

        Assert.Null(explanation.Edit);
        Assert.StartsWith("Mend the errors of row 'apps': row 'apps', column MaxAge, value '-1'", explanation.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Insecure_origin_with_credentials_gets_no_edit_but_the_reason()
    {
        var explanation = Explain([Apps], "GET", [], origin: "http://app.example.com", mode: CredentialsMode.Include);

        Assert.Null(explanation.Edit);
        Assert.Contains("Anyone on the network can speak for an http origin", explanation.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/data", "https://app.example.com/", "PUT", "X-A", "'https://app.example.com/' is not an origin as browsers send it: ")]
    [InlineData("/api/data", "https://*.example.com", "PUT", "X-A", "'https://*.example.com' is a pattern, not the origin of a page. Write one origin, such as 'https://app.example.com'")]
    [InlineData("", Origin, "PUT", "X-A", "'' is neither a path nor a URL of http or https. Write the path as the browser sends it, such as '/api/data'")]
    [InlineData("api/data", Origin, "PUT", "X-A", "'api/data' is neither a path nor a URL of http or https. ")]
    [InlineData("ftp://a.example/a", Origin, "PUT", "X-A", "'ftp://a.example/a' is neither a path nor a URL of http or https. ")]
    [InlineData("https://", Origin, "PUT", "X-A", "'https://' is neither a path nor a URL of http or https. ")]
    [InlineData("/a b", Origin, "PUT", "X-A", "'/a b' has characters that browsers percent-encode. Write it as the browser sends it, such as '/caf%C3%A9'")]
    [InlineData("/a\u007f", Origin, "PUT", "X-A", "'/a\\u007f' has characters that browsers percent-encode. ")]
    [InlineData("/a/{id}", Origin, "PUT", "X-A", "'/a/{id}' has characters that browsers percent-encode. ")]
    [InlineData("/a/../b", Origin, "PUT", "X-A", "'/a/../b' has '.' or '..' in its path, which browsers resolve before they send it. Write the path that is left")]
    [InlineData("/a/%2E%2e", Origin, "PUT", "X-A", "'/a/%2E%2e' has '.' or '..' in its path, which browsers resolve before they send it. ")]
    [InlineData("/api/data", Origin, "TRACE", "X-A", "No browser sends TRACE for a script. Write another method")]
    [InlineData("/api/data", Origin, "P T", "X-A", "'P T' is no method name. Write one such as PUT")]
    [InlineData("/api/data", Origin, "PUT", "Cookie", "Scripts cannot set the header Cookie, so no preflight asks for it. Leave it out")]
    [InlineData("/api/data", Origin, "PUT", "X A", "'X A' is no header name. Write one such as Content-Type")]
    [InlineData("/api/data", Origin, "PUT", "X-A=\0", "No browser sends the value of the header X-A: it has a NUL or a line break in it. Leave them out")]
    [InlineData("/api/data", Origin, "PUT", "X-A,x-a", "The header x-a is named twice. Name it once")]
    public void Request_that_no_browser_makes_is_told_so(string url, string origin, string method, string headers, string sentence)
    {
        Assert.False(IsRequest(url, origin, method, headers, out var error));
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, 256, true)]
    [InlineData(65, 256, false)]
    [InlineData(64, 257, false)]
    public void Names_are_as_long_as_browsers_send_them(int method, int header, bool isRequest) =>
        Assert.Equal(isRequest, IsRequest("/api/data?a=b#c", "null", new string('M', method), new string('h', header), out _));

    [Theory]
    [InlineData("/api?x=1#y", "/api", null)]
    [InlineData("/#x", "/", null)]
    [InlineData("?x", "", null)]
    [InlineData("abc", "", null)]
    [InlineData("://x/y", "", null)]
    [InlineData("https://a.example", "/", "https://a.example")]
    [InlineData("https://a.example?x=/y", "/", "https://a.example")]
    [InlineData("https://a.example#x", "/", "https://a.example")]
    [InlineData("HTTPS://A.example:443/x?y", "/x", "https://a.example")]
    [InlineData("http://a.example:8080/", "/", "http://a.example:8080")]
    [InlineData("ftp://a.example/x", "/x", null)]
    [InlineData("https:///x", "/x", null)]
    public void Path_and_origin_are_those_of_the_URL(string url, string path, string? origin) =>
        Assert.Equal((path, origin), (AskedUrl.PathOf(url), AskedUrl.OriginOf(url)));

    [Fact]
    public void Row_that_is_added_has_a_key_of_its_own() =>
        Assert.Equal(
            "new-policy-3",
            Explain([Given.Row("new-policy", Origin, "Route", "/a"), Given.Row("new-policy-2", Origin, "Route", "/b")], "GET", []).Edit?.RowKey);

    [Fact]
    public void Edit_tells_every_kind_of_value() =>
        Assert.Equal(
            "in row 'a' write Enabled = false, MaxAge = '5', Methods = 'GET, PUT', Notes = (empty)",
            new RowEdit("a", IsNew: false, new Dictionary<string, object?> { ["Enabled"] = false, ["MaxAge"] = 5, ["Methods"] = new[] { "GET", "PUT" }, ["Notes"] = null }).ToString());

    [Fact]
    public void Row_that_cannot_be_read_stays_so_when_it_is_edited() =>
        Assert.Equal("no", Assert.Single(new RowEdit("a", IsNew: false, new Dictionary<string, object?>()).Apply([new PolicyRow(Given.App, "a", new Dictionary<string, object?>()) { Unreadable = "no" }], Given.App)).Unreadable);

    private static bool IsRequest(string url, string origin, string method, string headers, out string error)
    {
        var lines = headers.Split(',').Select(name => name.Split('=', 2)).Select(part => new HeaderLine(part[0], part.ElementAtOrDefault(1) ?? "")).ToList();
        return ExplainedRequest.TryCreate(url, origin, method, lines, CredentialsMode.Omit, out _, out error);
    }

    private static Explanation Explain(
        PolicyRow[] rows, string method, string[] headers, string url = "/api/data", string origin = Origin, CredentialsMode mode = CredentialsMode.Omit)
    {
        var lines = headers.Select(name => new HeaderLine(name, "")).ToList();
        Assert.True(ExplainedRequest.TryCreate(url, origin, method, lines, mode, out var request, out var error), error);
        return Explainer.Explain(Given.Set(rows), rows, Given.App, request, Given.Now);
    }
}
