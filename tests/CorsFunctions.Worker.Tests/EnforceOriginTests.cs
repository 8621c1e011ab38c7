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
    public void Own_origin_is_that_of_the_URL_with_TLS_ended_before_it(string origin, string url, bool same) =>
        Assert.Equal(same, SameOrigin.IsSame(origin, new Uri(url)));
}
