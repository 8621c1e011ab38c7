using System.Net;

namespace CorsFunctions.Worker.Tests;

public class EnforceOriginTests
{
    [Theory]
    [InlineData("https://evil.example", 403, false)]
    [InlineData("not an origin", 403, false)]
    [InlineData("null", 403, false)]
    [InlineData(TestApp.Origin, 200, true)]
    [InlineData(null, 200, true)]
    public async Task Refused_actual_request_is_answered_403_before_the_function(string? origin, int status, bool reached)
    {
        await using var app = await TestApp.StartAsync(options => options.EnforceOrigin = true);

        using var response = await app.GetAsync("/api/text", origin);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(reached, !app.Reached.IsEmpty);
        Assert.Equal("Origin", response.Header("Vary"));
    }

    [Theory]
    [InlineData("/api/text", "/other")]
    [InlineData("/api/text", "/api/text")]
    public async Task Every_response_depends_on_the_origin_then(string path, string route)
    {
        var row = TestApp.Row("open", "*", "Route", route, "Enabled", false);
        await using var app = await TestApp.StartAsync(options => options.EnforceOrigin = true, row);

        using var refused = await app.GetAsync(path, "https://evil.example");
        using var plain = await app.GetAsync(path, null);

        Assert.Equal((403, "Origin"), ((int)refused.StatusCode, refused.Header("Vary")));
        Assert.Equal((200, "Origin"), ((int)plain.StatusCode, plain.Header("Vary")));
    }

    [Theory]
    [InlineData("same-origin", 200)]
    [InlineData("same-site", 403)]
    [InlineData("cross-site", 403)]
    public async Task Browser_knows_its_own_origin_behind_a_proxy(string site, int status)
    {
        await using var app = await TestApp.StartAsync(options => options.EnforceOrigin = true);

        using var response = await app.SendAsync("GET", "/api/text", "https://public.example", ("Sec-Fetch-Site", site));

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Request_of_the_apps_own_page_reaches_the_function()
    {
        await using var app = await TestApp.StartAsync(options => options.EnforceOrigin = true);

        using var response = await app.GetAsync("/api/text", app.Address.GetLeftPart(UriPartial.Authority));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("https://api.example.com", "https://api.example.com/api/x", true)]
    [InlineData("https://api.example.com", "http://api.example.com/api/x", true)]
    [InlineData("http://api.example.com", "http://api.example.com/api/x", true)]
    [InlineData("http://api.example.com", "https://api.example.com/api/x", false)]
    [InlineData("https://api.example.com:8443", "https://api.example.com:8443/api/x", true)]
    [InlineData("https://api.example.com:8443", "https://api.example.com/api/x", false)]
    [InlineData("https://evil.example", "https://api.example.com/api/x", false)]
    [InlineData("https://api.example.com.evil.example", "https://api.example.com/api/x", false)]
    [InlineData("null", "https://api.example.com/api/x", false)]
    [InlineData("http://[::1]:7071", "http://[::1]:7071/api/x", true)]
    [InlineData("https://[::1]", "https://[::1]/api/x", true)]
    public void Own_origin_is_that_of_the_URL_with_TLS_ended_before_it(string origin, string url, bool same) =>
        Assert.Equal(same, SameOrigin.IsSame(origin, new Uri(url)));
}
