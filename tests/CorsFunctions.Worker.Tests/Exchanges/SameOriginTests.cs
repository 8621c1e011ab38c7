using CorsFunctions.Rows;
using CorsFunctions.Worker.Exchanges;
using CorsFunctions.Worker.Tests.Support;

namespace CorsFunctions.Worker.Tests.Exchanges;

public class SameOriginTests
{
    [Theory]
    [InlineData("https://api.example.com", "https", "api.example.com", true)]
    [InlineData("https://api.example.com", "http", "api.example.com", true)]
    [InlineData("https://api.example.com", "http", "api.example.com:443", true)]
    [InlineData("https://api.example.com", "https", "API.example.com:443", true)]
    [InlineData("http://api.example.com", "http", "api.example.com", true)]
    [InlineData("http://api.example.com", "http", "api.example.com:80", true)]
    [InlineData("http://api.example.com", "https", "api.example.com", false)]
    [InlineData("https://api.example.com:8443", "https", "api.example.com:8443", true)]
    [InlineData("https://api.example.com:8443", "https", "api.example.com", false)]
    [InlineData("https://evil.example", "https", "api.example.com", false)]
    [InlineData("https://api.example.com.evil.example", "https", "api.example.com", false)]
    [InlineData("https://", "https", "", false)]
    [InlineData("null", "https", "api.example.com", false)]
    [InlineData("http://[::1]:7071", "http", "[::1]:7071", true)]
    [InlineData("https://[::1]", "https", "[::1]", true)]
    public void Own_origin_is_that_of_the_URL_with_TLS_ended_before_it(string origin, string scheme, string authority, bool same) =>
        Assert.Equal(same, SameOrigin.IsSame(origin, scheme, authority));

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("a.example", "a.example")]
    [InlineData("client.example, proxy.example ", "proxy.example")]
    public void Nearest_proxy_has_the_last_word(string? value, string? nearest) => Assert.Equal(nearest, SameOrigin.NearestProxy(value));

    [Theory]
    [InlineData(Mode.Plain, "same-origin", 200)]
    [InlineData(Mode.Plain, "same-site", 403)]
    [InlineData(Mode.Plain, "cross-site", 403)]
    [InlineData(Mode.AspNetCore, "same-origin", 200)]
    [InlineData(Mode.AspNetCore, "same-site", 403)]
    [InlineData(Mode.AspNetCore, "cross-site", 403)]
    public async Task Browser_knows_best(Mode mode, string site, int status)
    {
        await using var app = await TestApp.StartAsync(mode, options => options.EnforceOrigin = true);

        var proxied = await app.GetAsync("/api/status/200", "https://public.example", $"Sec-Fetch-Site: {site}");
        var direct = await app.GetAsync("/api/status/200", Own(app), $"Sec-Fetch-Site: {site}");

        Assert.Equal((status, status), (proxied.Status, direct.Status));
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Request_of_the_app_s_own_page_is_no_refusal(Mode mode)
    {
        await using var app = await TestApp.StartAsync(mode, options =>
        {
            options.EnforceOrigin = true;
            options.DecisionHeader = true;
        });

        var response = await app.GetAsync("/api/status/200", Own(app));

        Assert.Equal((200, "not-cors", "Origin"), (response.Status, response.Value("Cors-Decision"), response.Value("Vary")));
        Assert.Empty(app.Log);
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Own_origin_that_a_row_allows_is_told_so(Mode mode)
    {
        await using var app = await TestApp.StartAsync(mode, null, new PolicyRow("default", "all", new Dictionary<string, object?> { ["Origins"] = "*" }));

        Assert.Equal("*", (await app.GetAsync("/api/status/200", Own(app))).Value("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData(Mode.Plain, true, "public.example", "https", 200)]
    [InlineData(Mode.Plain, true, "public.example", null, 200)]
    [InlineData(Mode.Plain, true, "other.example", "https", 403)]
    [InlineData(Mode.Plain, false, "public.example", "https", 403)]
    [InlineData(Mode.AspNetCore, true, "public.example", "https", 403)]
    [InlineData(Mode.AspNetCore, false, "public.example", "https", 403)]
    public async Task Forwarded_headers_count_only_when_trusted_and_only_where_the_host_leaves_them(Mode mode, bool trust, string host, string? scheme, int status)
    {
        await using var app = await TestApp.StartAsync(mode, options =>
        {
            options.EnforceOrigin = true;
            options.TrustForwardedHeaders = trust;
        });

        var response = await app.GetAsync("/api/status/200", "https://public.example", [$"X-Forwarded-Host: {host}", .. scheme is null ? Array.Empty<string>() : [$"X-Forwarded-Proto: {scheme}"]]);

        Assert.Equal(status, response.Status);
    }

    private static string Own(TestApp app) => app.Address.GetLeftPart(UriPartial.Authority);
}
