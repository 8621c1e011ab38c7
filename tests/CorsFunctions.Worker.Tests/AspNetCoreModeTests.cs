using CorsFunctions.Worker.Tests.Functions;
using CorsFunctions.Worker.Tests.Support;

namespace CorsFunctions.Worker.Tests;

public class AspNetCoreModeTests
{
    [Theory]
    [InlineData("GET", "/api/action", 200)]
    [InlineData("GET", "/api/action/201", 201)]
    [InlineData("GET", "/api/action/204", 204)]
    [InlineData("GET", "/api/action/302", 302)]
    [InlineData("GET", "/api/action/304", 304)]
    [InlineData("GET", "/api/action/401", 401)]
    [InlineData("GET", "/api/action/404", 404)]
    [InlineData("GET", "/api/action/503", 503)]
    [InlineData("HEAD", "/api/action/200", 200)]
    [InlineData("GET", "/api/iresult", 202)]
    [InlineData("GET", "/api/range", 200)]
    [InlineData("GET", "/api/action-multi", 202)]
    [InlineData("GET", "/api/queue-only", 200)]
    [InlineData("GET", "/api/text", 200)]
    [InlineData("GET", "/api/cleared", 409)]
    public async Task Every_kind_of_result_carries_the_headers(string method, string path, int status)
    {
        await using var app = await TestApp.StartAsync(Mode.AspNetCore);

        var response = await app.SendAsync(method, path, TestApp.Origin);

        Assert.Equal(status, response.Status);
        ResponseTests.AssertHeaders(response);
    }

    [Theory]
    [InlineData("Range: bytes=2-4", 206, "234")]
    [InlineData("If-None-Match: \"1\"", 304, "")]
    public async Task Part_of_a_file_and_not_modified_carry_the_headers(string header, int status, string body)
    {
        await using var app = await TestApp.StartAsync(Mode.AspNetCore);

        var response = await app.GetAsync("/api/range", TestApp.Origin, header);

        Assert.Equal((status, body), (response.Status, response.Body));
        ResponseTests.AssertHeaders(response);
    }

    [Fact]
    public async Task Cookies_and_Vary_of_the_function_stay()
    {
        await using var app = await TestApp.StartAsync(Mode.AspNetCore);

        var response = await app.GetAsync("/api/http-context");

        Assert.Equal(["a=1; path=/", "b=2; path=/"], response.Values("Set-Cookie"));
        Assert.Equal(["Accept", "Accept-Language", "Origin"], response.Vary.Order());
    }

    [Fact]
    public async Task Events_of_a_stream_arrive_one_by_one_headers_first()
    {
        StreamGate.Current = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await TestApp.StartAsync(Mode.AspNetCore);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/stream") { Headers = { { "Origin", TestApp.Origin } } };

        using var response = await app.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var first = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        StreamGate.Current.SetResult();
        var rest = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Equal([TestApp.Origin], response.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(("data: 1", "\ndata: 2\n\n"), (first, rest));
    }

    [Theory]
    [InlineData("/api/other/200", true)]
    [InlineData("/api/o%74her/200", true)]
    [InlineData("/api/status/200", false)]
    [InlineData("/api/status%2F200", false)]
    [InlineData("/api/status%252F200", false)]
    public async Task Path_is_the_one_that_the_browser_sent_and_one_with_two_readings_is_governed_by_none(string path, bool allowed)
    {
        await using var app = await TestApp.StartAsync(
            Mode.AspNetCore, null, TestAppSetup.Row("loose", TestApp.Origin, "Route", "/api/{*rest}"), TestAppSetup.Row("strict", "https://strict.example.com", "Route", "/api/status/{id}"));

        var response = await app.PreflightAsync(path, method: "GET");

        Assert.Equal(allowed, response.CorsLines.Any());
    }
}
