using CorsFunctions.Sources;
using CorsFunctions.Worker.Tests.Support;
using Moq;

namespace CorsFunctions.Worker.Tests.Endpoints;

public class HealthTests
{
    private const string Path = "/api/cors/health";

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Good_policies_are_healthy(Mode mode)
    {
        await using var app = await TestApp.StartAsync(mode);

        var response = await app.AskAsync(Path);

        Assert.Equal((200, "healthy", "text/plain; charset=utf-8", "no-store"), (response.Status, response.Body, response.Value("Content-Type"), response.Value("Cache-Control")));
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Monitors_may_ask_with_head(Mode mode)
    {
        await using var app = await TestApp.StartAsync(mode);

        var response = await app.SendAsync("HEAD", Path, null);

        Assert.Equal((200, "", "no-store"), (response.Status, response.Body, response.Value("Cache-Control")));
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Row_with_an_error_is_degraded_and_names_nothing(Mode mode)
    {
        await using var app = await TestApp.StartAsync(mode, null, TestAppSetup.Everything, TestAppSetup.Row("secret-row", "https://secret.example/"));

        var response = await app.AskAsync(Path);

        Assert.Equal((200, "degraded"), (response.Status, response.Body));
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task No_policies_at_all_are_unavailable(Mode mode)
    {
        await using var app = await TestApp.StartAsync(new TestAppSetup(Arrangement.Of(mode)) { Source = Failing() });

        var response = await app.AskAsync(Path);

        Assert.Equal((503, "unavailable"), (response.Status, response.Body));
    }

    [Fact]
    public async Task Failing_loads_behind_a_good_set_are_degraded()
    {
        var source = new Mock<IPolicySource>();
        source.Setup(s => s.Description).Returns("test");
        source.SetupSequence(s => s.LoadAsync(It.IsAny<CancellationToken>())).ReturnsAsync([TestAppSetup.Everything]).ThrowsAsync(new PolicySourceException("down"));
        await using var app = await TestApp.StartAsync(new TestAppSetup(Arrangement.Plain) { Source = source.Object });
        Assert.Equal("healthy", (await app.AskAsync(Path)).Body);

        app.Time.Advance(TimeSpan.FromSeconds(10));
        await app.AskAsync(Path);
        await app.Policies.Settled;

        Assert.Equal("degraded", (await app.AskAsync(Path)).Body);
    }

    private static IPolicySource Failing()
    {
        var source = new Mock<IPolicySource>();
        source.Setup(s => s.Description).Returns("test");
        source.Setup(s => s.LoadAsync(It.IsAny<CancellationToken>())).ThrowsAsync(new PolicySourceException("down"));
        return source.Object;
    }
}
