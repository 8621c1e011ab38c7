using CorsFunctions.App.Tests.Support;

namespace CorsFunctions.App.Tests;

/// <summary>App settings, from the command line to the wire.</summary>
public sealed class SettingTests
{
    private static readonly RawRequest allowed = RawRequest.Preflight("/api/data", Sample.App, "PUT");
    private static readonly RawRequest refusedOrigin = RawRequest.Preflight("/api/data", Sample.Refused, "PUT");
    private static readonly RawRequest refusedMethod = RawRequest.Preflight("/api/data", Sample.App, "QUERY");

    [Fact]
    public async Task Preflight_status_is_that_of_every_preflight()
    {
        await using var host = await StartAsync("Cors:PreflightStatus=200");

        foreach (var request in new[] { allowed, refusedOrigin, refusedMethod })
        {
            Assert.Equal(200, (await host.SendAsync(request)).Status);
        }

        Assert.Equal(Sample.AppPreflightLines, (await host.SendAsync(allowed)).CorsLines);
    }

    [Fact]
    public async Task Refused_preflight_status_is_that_of_the_refused_ones_and_the_headers_stay_true()
    {
        await using var host = await StartAsync("Cors:RefusedPreflightStatus=403");

        var (origin, method) = (await host.SendAsync(refusedOrigin), await host.SendAsync(refusedMethod));

        Assert.Equal(204, (await host.SendAsync(allowed)).Status);
        Assert.Equal((403, 403), (origin.Status, method.Status));
        Assert.Empty(origin.CorsLines);
        Assert.Equal(Sample.AppRefusedPreflightLines, method.CorsLines);
    }

    [Fact]
    public async Task Enforced_origin_keeps_requests_of_other_origins_from_the_function()
    {
        await using var host = await StartAsync("Cors:EnforceOrigin=true");

        var refused = await host.SendAsync(RawRequest.Get("/api/data", $"Origin: {Sample.Refused}"));

        Assert.Equal(403, refused.Status);
        Assert.Null(refused.Value("WWW-Authenticate"));
        Assert.Empty(refused.CorsLines);
        Assert.Contains("Origin", refused.Vary);
        Assert.Equal(403, (await host.SendAsync(RawRequest.Get("/api/admin/x", $"Origin: {Sample.App}"))).Status);
        Assert.Equal(403, (await host.SendAsync(RawRequest.Get("/api/fail", $"Origin: {Sample.Refused}"))).Status);
        Assert.Equal(204, (await host.SendAsync(refusedOrigin)).Status);
    }

    [Fact]
    public async Task Enforced_origin_lets_the_others_pass()
    {
        await using var host = await StartAsync("Cors:EnforceOrigin=true");

        Assert.Equal(401, (await host.SendAsync(RawRequest.Get("/api/data"))).Status);
        Assert.Equal(401, (await host.SendAsync(RawRequest.Get("/api/data", $"Origin: {Sample.App}"))).Status);
        Assert.Equal(401, (await host.SendAsync(RawRequest.Get("/api/data", $"Origin: http://{host.Address.Authority}"))).Status);
        Assert.Equal(200, (await host.SendAsync(RawRequest.Get("/api/hello", $"Origin: {Sample.Refused}"))).Status);
    }

    [Fact]
    public async Task Decision_header_is_sent_when_it_is_asked_for()
    {
        await using var host = await StartAsync("Cors:DecisionHeader=true");
        async Task<string?> DecisionAsync(RawRequest request) => (await host.SendAsync(request)).Value("Cors-Decision");

        Assert.Equal("allowed; row=\"apps\"", await DecisionAsync(allowed));
        Assert.Equal("refused; reason=origin-not-allowed", await DecisionAsync(refusedOrigin));
    }

    [Fact]
    public async Task Not_found_that_is_not_answered_here_is_the_hosts_without_headers()
    {
        await using var host = await StartAsync("Cors:AnswerNotFound=false");

        var answer = await host.SendAsync(RawRequest.Get("/api/nothing", $"Origin: {Sample.App}"));

        Assert.Equal(404, answer.Status);
        Assert.Empty(answer.CorsLines);
        Assert.Equal(Sample.AppPreflightLines, (await host.SendAsync(RawRequest.Preflight("/api/nothing", Sample.App, "PUT"))).CorsLines);
    }

    [Fact]
    public async Task App_has_only_the_rows_of_its_partition()
    {
        await using var host = await StartAsync("Cors:App=other", "Cors:DecisionHeader=true");

        var answer = await host.SendAsync(allowed);

        Assert.Equal(204, answer.Status);
        Assert.Empty(answer.CorsLines);
        Assert.Equal("refused; reason=no-policies", answer.Value("Cors-Decision"));
    }

    [Theory]
    [InlineData("Cors:PreflightStatus=500", "Cors:PreflightStatus is 500. Write a status")]
    [InlineData("Cors:App=", "Cors:App is not a PartitionKey. Write 1 to 1024 bytes")]
    [InlineData("Cors:EnforceOrigin=maybe", "Cors:EnforceOrigin is 'maybe'. Write true or false")]
    public async Task Bad_setting_stops_the_start_with_a_sentence_that_names_it(string setting, string sentence)
    {
        await using var host = AppHost.Launch("--policies", BuiltFiles.SamplePolicies, "--setting", setting);

        Assert.Equal(2, await host.WaitForExitAsync());
        Assert.Contains(sentence, Assert.Single(host.Errors), StringComparison.Ordinal);
    }

    private static Task<DevHostProcess> StartAsync(params string[] settings)
        => AppHost.StartAsync(BuiltFiles.SamplePolicies, [.. settings.SelectMany(setting => new[] { "--setting", setting })]);
}
