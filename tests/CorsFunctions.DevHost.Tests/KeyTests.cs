using CorsFunctions.DevHost.Tests.Support;

namespace CorsFunctions.DevHost.Tests;

public sealed class KeyTests(SharedHost shared)
{
    [Theory]
    [InlineData("with_key", "", 401)]
    [InlineData("with_unwritten_level", "", 401)]
    [InlineData("with_key?code=", "", 401)]
    [InlineData("with_key?code=any", "", 200)]
    [InlineData("with_key", "x-functions-key: any\n", 200)]
    [InlineData("with_key?code=any", "x-functions-key:\n", 401)]
    [InlineData("nameless", "", 200)]
    public async Task Key_is_asked_for_before_any_middleware(string path, string header, int status)
    {
        var spy = new Spy();
        await using var host = await RunningHost.StartAsync(spy.AddTo, requireKeys: true);

        var response = await host.SendRawAsync($"GET /api/{path} HTTP/1.1\nHost: localhost\n{header}Connection: close\n\n");

        Assert.Equal(status, response.Status);
        Assert.Equal(status == 200 ? 1 : 0, spy.Seen.Count);
        if (status == 401)
        {
            Assert.Equal("", response.Body);
            Assert.Empty(response.Values("WWW-Authenticate"));
        }
    }

    [Theory]
    [InlineData("true", "?code=any", 404)]
    [InlineData("1", "?code=any", 404)]
    [InlineData("true", "", 401)]
    [InlineData("false", "?code=any", 200)]
    public async Task Disabled_function_is_not_found_by_who_has_a_key(string value, string query, int status)
    {
        await using var host = await RunningHost.StartAsync(settings: [("AzureWebJobs.with_key.Disabled", value)], requireKeys: true);

        var response = await host.GetAsync($"/api/with_key{query}");

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Route_is_tried_before_the_key()
    {
        await using var host = await RunningHost.StartAsync(requireKeys: true);

        var response = await host.SendAsync(HttpMethod.Options, "/api/with_key");

        Assert.Equal(404, (int)response.StatusCode);
    }

    [Fact]
    public async Task Keys_are_not_asked_for_by_default()
        => Assert.Equal("opened", await shared.Host.GetTextAsync("/api/with_key"));
}
