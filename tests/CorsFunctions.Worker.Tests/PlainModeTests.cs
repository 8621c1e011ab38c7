using CorsFunctions.Worker.Tests.Support;

namespace CorsFunctions.Worker.Tests;

public class PlainModeTests
{
    [Theory]
    [InlineData("/api/text", 200, "text/plain; charset=utf-8", "plain")]
    [InlineData("/api/json-text", 200, "text/plain; charset=utf-8", "{\n  \"a\": 1\n}")]
    [InlineData("/api/described", 202, "text/html; charset=latin1", "<p>")]
    [InlineData("/api/described-briefly", 200, "text/html; charset=utf-8", "<p>")]
    [InlineData("/api/object", 200, "text/plain; charset=utf-8", "{\n  \"Name\": \"n\"\n}")]
    [InlineData("/api/bytes", 200, null, "\u0001\u0002\u0003")]
    [InlineData("/api/null", 204, null, "")]
    [InlineData("/api/nothing", 204, null, "")]
    [InlineData("/api/nothing-async", 204, null, "")]
    [InlineData("/api/multi", 202, null, "")]
    [InlineData("/api/multi-null", 204, null, "")]
    [InlineData("/api/multi-text", 200, "text/plain; charset=utf-8", "text")]
    public async Task Every_kind_of_result_becomes_the_host_s_response_with_the_headers(string path, int status, string? contentType, string body)
    {
        await using var app = await TestApp.StartAsync(Mode.Plain);

        using var response = await app.Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Origin", TestApp.Origin } } }, TestContext.Current.CancellationToken);

        Assert.Equal((status, contentType), ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        Assert.Equal(body, (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"));
        Assert.Equal([TestApp.Origin], response.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Function_whose_trigger_has_another_type_is_not_handed_the_request_instead()
    {
        await using var app = await TestApp.StartAsync(Mode.Plain);

        var response = await app.SendAsync("PUT", "/api/other-type", TestApp.Origin);

        Assert.Contains("got nothing", response.Body, StringComparison.Ordinal);
        ResponseTests.AssertHeaders(response);
    }

    [Fact]
    public async Task Function_without_HTTP_output_keeps_the_host_s_response_and_says_so_once()
    {
        await using var app = await TestApp.StartAsync(Mode.Plain);

        await app.GetAsync("/api/queue-only");
        var response = await app.GetAsync("/api/queue-only");

        Assert.Empty(response.CorsLines);
        Assert.Single(app.Log, record => record.Id.Id == 106);
    }
}
