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
    [InlineData("/api/data", "https://app.example.com/", "PUT", "X-A", "is not an origin as browsers send it")]
    [InlineData("/api/data", "https://*.example.com", "PUT", "X-A", "is a pattern, not the origin of a page")]
    [InlineData("api/data", Origin, "PUT", "X-A", "is neither a path nor a URL of http or https")]
    [InlineData("/api/data", Origin, "TRACE", "X-A", "No browser sends TRACE")]
    [InlineData("/api/data", Origin, "P T", "X-A", "is no method name")]
    [InlineData("/api/data", Origin, "PUT", "Cookie", "Scripts cannot set the header Cookie")]
    [InlineData("/api/data", Origin, "PUT", "X-A,x-a", "is named twice")]
    public void Request_that_no_browser_makes_is_told_so(string url, string origin, string method, string headers, string sentence)
    {
        var lines = headers.Split(',').Select(name => new HeaderLine(name, "")).ToList();

        Assert.False(ExplainedRequest.TryCreate(url, origin, method, lines, CredentialsMode.Omit, out _, out var error));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    private static Explanation Explain(
        PolicyRow[] rows, string method, string[] headers, string url = "/api/data", string origin = Origin, CredentialsMode mode = CredentialsMode.Omit)
    {
        var lines = headers.Select(name => new HeaderLine(name, "")).ToList();
        Assert.True(ExplainedRequest.TryCreate(url, origin, method, lines, mode, out var request, out var error), error);
        return Explainer.Explain(Given.Set(rows), rows, Given.App, request, Given.Now);
    }
}
