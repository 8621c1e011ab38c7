using CorsFunctions.Worker.Tests.Support;

namespace CorsFunctions.Worker.Tests.Endpoints;

/// <summary>What holds for all of the library's own functions.</summary>
public class EndpointTests
{
    private const string Question = "/api/cors/explain?url=/api/created&origin=https://app.example.com";

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Only_health_answers_without_a_key(Mode mode)
    {
        await using var app = await TestApp.StartAsync(new TestAppSetup(Arrangement.Of(mode)) { RequireKeys = true });

        foreach (var path in new[] { "/api/cors/console", Question, "/api/cors/status", "/api/cors/status?rows=true" })
        {
            var without = await app.AskAsync(path);
            var with = await app.AskAsync(path, "x-functions-key: some");

            Assert.Equal((401, "", 200), (without.Status, without.Body, with.Status));
        }

        Assert.Equal(200, (await app.AskAsync("/api/cors/health")).Status);
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Switched_off_they_answer_as_if_they_were_not_there(Mode mode)
    {
        await using var app = await TestApp.StartAsync(new TestAppSetup(Arrangement.Of(mode))
        {
            Settings = new Dictionary<string, string?> { ["Cors:Console"] = "false", ["Cors:Health"] = "false" },
        });
        var missing = await app.AskAsync("/api/no/such", $"Origin: {TestApp.Origin}");

        foreach (var path in new[] { "/api/cors/console", Question, "/api/cors/status", "/api/cors/health" })
        {
            var response = await app.AskAsync(path, $"Origin: {TestApp.Origin}");

            Assert.Equal((missing.Status, missing.Body), (response.Status, response.Body));
            Assert.Equal(missing.CorsLines, response.CorsLines);
            Assert.Null(response.Value("Content-Security-Policy"));
        }
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Nothing_is_stored_sniffed_framed_or_referred(Mode mode)
    {
        await using var app = await TestApp.StartAsync(mode);

        foreach (var path in new[] { "/api/cors/console", Question, "/api/cors/status", "/api/cors/health" })
        {
            var response = await app.AskAsync(path);

            Assert.Equal(200, response.Status);
            Assert.Equal(("no-store", "nosniff", "no-referrer"), (response.Value("Cache-Control"), response.Value("X-Content-Type-Options"), response.Value("Referrer-Policy")));
            Assert.StartsWith("default-src 'none'; ", response.Value("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", response.Value("Content-Security-Policy"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Rows_govern_them_as_every_other_path(Mode mode)
    {
        await using var app = await TestApp.StartAsync(mode);

        ResponseTests.AssertHeaders(await app.GetAsync("/api/cors/status"));
        Assert.Empty((await app.GetAsync("/api/cors/status", TestApp.Evil)).CorsLines);
    }
}
