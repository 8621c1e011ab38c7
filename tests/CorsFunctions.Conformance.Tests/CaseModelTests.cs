using System.Text.Json;
using CorsFunctions.Browser;
using CorsFunctions.Conformance.Tests.Cases;

namespace CorsFunctions.Conformance.Tests;

/// <summary>A case that is misread judges nothing: the files are read whole, and every form of a value is understood.</summary>
public sealed class CaseModelTests
{
    [Fact]
    public void Files_hold_the_counts_that_the_issue_names()
    {
        Assert.Equal((218, 29, 123), (CaseFiles.Cases.Count, CaseFiles.Odd.Count, CaseFiles.Configs.Count));
    }

    [Theory]
    [InlineData("\"plain\"", "plain")]
    [InlineData("""{"repeat": "a.", "times": 3}""", "a.a.a.")]
    [InlineData("""{"concat": ["https://", {"repeat": "a.", "times": 2}, "example.com"]}""", "https://a.a.example.com")]
    public void Header_value_is_expanded(string json, string expected)
    {
        Assert.Equal(expected, CaseText.Expand(JsonElement.Parse(json)));
    }

    [Fact]
    public void Header_value_of_an_unknown_form_is_an_error()
    {
        Assert.Throws<JsonException>(() => CaseText.Expand(JsonElement.Parse("""{"reverse": "cba"}""")));
    }

    [Fact]
    public void Duplicate_request_lines_are_kept_in_order()
    {
        HeaderLine[] expected = [new("Origin", "https://evil.example"), new("Origin", "https://example.com")];

        Assert.Equal(expected, CaseFiles.Odd["odd-61"].Request.Headers);
    }

    [Fact]
    public void Absent_header_differs_from_an_exact_one()
    {
        var headers = CaseFiles.Cases["kind-05"].Expect.Headers;

        Assert.True(headers["Access-Control-Allow-Credentials"].IsAbsent);
        Assert.Equal("http://foobar.com", headers["Access-Control-Allow-Origin"].Exact);
    }

    [Fact]
    public void Unknown_key_of_an_expectation_is_an_error()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Expectation>("""{"redirects": true}"""));
    }

    [Fact]
    public void Unknown_form_of_a_header_expectation_is_an_error()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<HeaderExpectation>("""{"startsWith": "https"}"""));
    }
}
