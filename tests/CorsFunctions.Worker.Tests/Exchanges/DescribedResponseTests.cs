using System.Globalization;
using CorsFunctions.Worker.Plain;

namespace CorsFunctions.Worker.Tests.Exchanges;

/// <summary>What the Functions host reads from text or JSON that a function returns.</summary>
public class DescribedResponseTests
{
    [Theory]
    [InlineData("""{ "statusCode": 201, "headers": { "X-A": "1", "X-B": null, "X-C": 2 }, "body": "made" }""", 201)]
    [InlineData("""{ "StatusCode": 201, "Headers": { "X-A": "1", "X-B": null, "X-C": 2 }, "Body": "made" }""", 201)]
    [InlineData("""{ "status": "201", "headers": { "X-A": "1", "X-B": null, "X-C": 2 }, "body": "made" }""", 201)]
    [InlineData("""{ "headers": { "X-A": "1", "X-B": null, "X-C": 2 }, "body": "made" }""", 200)]
    public void Object_with_a_body_is_a_response(string text, int status)
    {
        var response = DescribedResponse.From(text);

        Assert.Equal((status, "made"), (response.StatusCode, DescribedResponse.ToText(response.Content)));
        Assert.Equal([new("X-A", "1"), new("X-B", ""), new("X-C", "2")], response.Headers);
    }

    [Theory]
    [InlineData("99", 500)]
    [InlineData("100", 100)]
    [InlineData("999", 999)]
    [InlineData("1000", 500)]
    [InlineData("-1", 500)]
    [InlineData("\"404\"", 404)]
    [InlineData("\"4 04\"", 200)]
    [InlineData("true", 200)]
    [InlineData("null", 200)]
    public void Status_that_no_response_has_is_what_the_host_makes_of_it(string status, int expected) =>
        Assert.Equal(expected, DescribedResponse.From(string.Create(CultureInfo.InvariantCulture, $$"""{ "status": {{status}}, "body": "" }""")).StatusCode);

    [Theory]
    [InlineData("Hello")]
    [InlineData("{ broken")]
    [InlineData("true story")]
    public void Text_that_is_no_JSON_is_the_body_itself(string text)
    {
        var response = DescribedResponse.From(text);

        Assert.Equal((text, 200), (response.Content, response.StatusCode));
        Assert.Empty(response.Headers);
    }

    [Fact]
    public void Object_without_a_body_is_the_body_itself()
    {
        var response = DescribedResponse.From("""{ "statusCode": 404, "headers": { "X-A": "1" } }""");

        Assert.Equal(200, response.StatusCode);
        Assert.Empty(response.Headers);
        Assert.Contains("404", DescribedResponse.ToText(response.Content), StringComparison.Ordinal);
    }

    [Fact]
    public void Body_that_is_null_is_empty_text() => Assert.Equal("", DescribedResponse.ToText(DescribedResponse.From("""{ "body": null }""").Content));
}
