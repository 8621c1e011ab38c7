using System.Text.Json;
using CorsFunctions.Explanations;
using CorsFunctions.Policies;
using CorsFunctions.Rows;
using CorsFunctions.Worker.Tests.Support;

namespace CorsFunctions.Worker.Tests.Endpoints;

public class ExplainTests
{
    private const string Put = "/api/cors/explain?url=/api/created&origin=https://app.example.com&method=PATCH&header=Authorization&header=X-Trace:%201&credentials=true";

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Refusal_names_reason_row_and_the_edit_that_allows_it(Mode mode)
    {
        await using var app = await TestApp.StartAsync(mode);

        var response = await app.AskAsync(Put);

        Assert.Equal("application/json; charset=utf-8", response.Value("Content-Type"));
        using var json = JsonDocument.Parse(response.Body);
        var answer = json.RootElement;
        Assert.Equal((false, "method-not-allowed", "apps"), (answer.GetProperty("allowed").GetBoolean(), answer.GetProperty("reason").GetString(), answer.GetProperty("row").GetString()));
        Assert.Equal(["Methods", "Headers"], answer.GetProperty("edit").GetProperty("columns").EnumerateObject().Select(column => column.Name));
    }

    [Fact]
    public async Task Answer_is_that_of_the_middleware()
    {
        await using var app = await TestApp.StartAsync(Mode.Plain);
        var preflight = await app.PreflightAsync("/api/created", method: "PUT", headers: "authorization");

        using var json = JsonDocument.Parse((await app.AskAsync("/api/cors/explain?url=/api/created&origin=https://app.example.com&method=PUT&header=Authorization&credentials=true")).Body);

        Assert.True(json.RootElement.GetProperty("allowed").GetBoolean());
        Assert.Equal(
            preflight.CorsLines.Order(),
            json.RootElement.GetProperty("preflightHeaders").EnumerateObject().Where(header => header.Name.StartsWith("access-control-", StringComparison.OrdinalIgnoreCase))
                .Select(header => $"{header.Name.ToLowerInvariant()}: {header.Value.GetString()}").Order());
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true)]
    [InlineData("text/html;q=0.5, application/json", false)]
    [InlineData("text/html;q=0", false)]
    [InlineData("application/json", false)]
    [InlineData("*/*", false)]
    [InlineData(null, false)]
    public async Task Browser_gets_a_page_and_a_program_JSON(string? accept, bool isPage)
    {
        await using var app = await TestApp.StartAsync(Mode.Plain);

        var response = await app.AskAsync(Put, accept is null ? [] : [$"Accept: {accept}"]);

        Assert.Equal(isPage ? "text/html; charset=utf-8" : "application/json; charset=utf-8", response.Value("Content-Type"));
        Assert.Equal(["Accept", "Origin"], response.Vary.Order());
    }

    [Theory]
    [InlineData("url=/api/%3Cscript%3Ealert(1)%3C/script%3E&origin=https://app.example.com")]
    [InlineData("url=%3Cimg%20src=x%3E&origin=https://app.example.com")]
    [InlineData("url=/&origin=%22%3E%3Cscript%3E")]
    [InlineData("url=/&origin=https://app.example.com&method=%3Cscript%3E")]
    [InlineData("url=/&origin=https://app.example.com&header=%3Cscript%3E")]
    [InlineData("%3Cscript%3E=1")]
    public async Task Page_encodes_whatever_it_was_asked(string query)
    {
        await using var app = await TestApp.StartAsync(Mode.Plain);

        var response = await app.AskAsync($"/api/cors/explain?{query}", "Accept: text/html");

        Assert.DoesNotContain("<script", response.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", response.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("script-src 'none'", response.Value("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "'url' is missing. Write the path as the browser sends it")]
    [InlineData("url=/api", "'origin' is missing. Write the page's origin")]
    [InlineData("url=api&origin=https://a.example", "'api' is neither a path nor a URL of http or https")]
    [InlineData("url=/api&origin=https://a.example/path", "'https://a.example/path' is not an origin as browsers send it")]
    [InlineData("url=/api&url=/b&origin=https://a.example", "'url' is given twice. Write it once")]
    [InlineData("url=/api&origin=https://a.example&header=x-a&header=X-A", "The header X-A is named twice. Name it once")]
    [InlineData("url=/api&origin=https://a.example&headers=x-a", "'headers' is no parameter. Write url, origin, method, credentials, header")]
    [InlineData("url=/api&origin=https://a.example&credentials=yes", "'credentials' is 'yes'. Write true or false")]
    [InlineData("url=/api&origin=https://a.example&method=CONNECT", "No browser sends CONNECT for a script")]
    public async Task Question_that_makes_no_sense_is_an_error_with_the_fix(string query, string error)
    {
        await using var app = await TestApp.StartAsync(Mode.Plain);

        var response = await app.AskAsync($"/api/cors/explain?{query}");

        Assert.Equal(400, response.Status);
        using var json = JsonDocument.Parse(response.Body);
        Assert.StartsWith(error, json.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_in_the_address_is_no_part_of_the_question()
    {
        await using var app = await TestApp.StartAsync(Mode.Plain);

        var response = await app.AskAsync($"{Put}&code=s3cret&clientId=default");

        Assert.Equal(200, response.Status);
        Assert.DoesNotContain("s3cret", $"{response}{response.Body}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PolicySet.MostRowsKept, true)]
    [InlineData(PolicySet.MostRowsKept + 1, false)]
    public void Beyond_the_rows_that_are_kept_the_tool_is_named_instead_of_an_edit(int count, bool findsEdit)
    {
        var rows = Enumerable.Range(0, count).Select(i => TestAppSetup.Row($"row-{i:00000}", $"https://a{i}.example.com")).ToList();
        var set = PolicySet.Create(rows, CorsPoliciesOptions.DefaultApp);
        Assert.True(ExplainedRequest.TryCreate("/api/x", "https://a7.example.com", "PUT", [], Browser.CredentialsMode.Omit, out var request, out _));

        var explanation = Explainer.Explain(set, set.Rows, CorsPoliciesOptions.DefaultApp, request, DateTimeOffset.UnixEpoch);

        Assert.Equal("row-00007", explanation.Decision.Policy!.RowKey);
        Assert.Equal(findsEdit, explanation.Edit is not null);
        Assert.Equal(!findsEdit, explanation.Note.StartsWith("The app has more than 5,000 rows", StringComparison.Ordinal));
    }

    [Fact]
    public async Task New_row_is_said_to_take_the_decision_from_the_old_one()
    {
        await using var app = await TestApp.StartAsync(Mode.Plain, null, TestAppSetup.Row("open", "*"));

        using var json = JsonDocument.Parse((await app.AskAsync("/api/cors/explain?url=/api/created&origin=https://app.example.com&credentials=true")).Body);

        Assert.True(json.RootElement.GetProperty("edit").GetProperty("isNew").GetBoolean());
        Assert.Equal("From then on the new row decides on this origin, and row 'open' no longer does", json.RootElement.GetProperty("note").GetString());
    }

    [Fact]
    public void Rows_are_kept_in_the_order_of_their_policies()
    {
        PolicyRow[] rows = [TestAppSetup.Row("b", "https://b.example"), TestAppSetup.Row("a", "https://a.example"), TestAppSetup.Row("a", "https://c.example")];

        var set = PolicySet.Create(rows, CorsPoliciesOptions.DefaultApp);

        Assert.Equal(set.Policies.Select(policy => policy.RowKey), set.Rows!.Select(row => row.RowKey));
        Assert.Equal(["https://a.example", "https://c.example", "https://b.example"], set.Rows!.Select(row => row.Columns[PolicyColumn.Origins]));
    }
}
