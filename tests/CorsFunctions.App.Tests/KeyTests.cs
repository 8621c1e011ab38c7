using CorsFunctions.App.Tests.Support;

namespace CorsFunctions.App.Tests;

/// <summary>A host that asks for function keys, as a deployed app does.</summary>
public sealed class KeyTests : IAsyncLifetime
{
    private DevHostProcess host = null!;

    public async ValueTask InitializeAsync() => host = await AppHost.StartAsync(BuiltFiles.SamplePolicies, "--require-keys");

    public ValueTask DisposeAsync() => host?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Missing_key_is_the_hosts_401_without_headers()
    {
        var answer = await host.SendAsync(RawRequest.Get("/api/reports", $"Origin: {Sample.App}"));

        Assert.Equal(401, answer.Status);
        Assert.Empty(answer.CorsLines);
        Assert.Empty(answer.Vary);
    }

    [Fact]
    public async Task Preflight_needs_no_key()
    {
        var answer = await host.SendAsync(RawRequest.Preflight("/api/reports", Sample.App, "GET", "Access-Control-Request-Headers: authorization"));

        Assert.Equal(204, answer.Status);
        Assert.Equal(Sample.AppPreflightLines, answer.CorsLines);
    }

    [Theory]
    [InlineData("/api/reports", "x-functions-key: k")]
    [InlineData("/api/reports?code=k", "Accept: */*")]
    public async Task Request_with_a_key_gets_the_headers(string path, string line)
    {
        var answer = await host.SendAsync(RawRequest.Get(path, $"Origin: {Sample.App}", line));

        Assert.Equal(200, answer.Status);
        Assert.Equal(Sample.AppLines, answer.CorsLines);
    }

    [Fact]
    public async Task Function_without_a_key_is_not_asked_for_one()
        => Assert.Equal(200, (await host.SendAsync(RawRequest.Get("/api/hello"))).Status);
}
