using CorsFunctions.Worker.Tests.Support;

namespace CorsFunctions.Worker.Tests;

public class EnforceOriginTests
{
    public static MatrixTheoryData<Mode, string> Refused { get; } = new([Mode.Plain, Mode.AspNetCore], [TestApp.Evil, "not an origin", "null", ""]);

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Refused_actual_request_is_answered_403_before_the_function(Mode mode, string origin)
    {
        await using var app = await TestApp.StartAsync(mode, options => options.EnforceOrigin = true);

        var response = await app.GetAsync("/api/created", origin);

        Assert.Equal((403, "", "Origin"), (response.Status, response.Body, response.Value("Vary")));
        Assert.Empty(app.Reached);
    }

    [Theory]
    [InlineData(Mode.Plain, TestApp.Origin)]
    [InlineData(Mode.Plain, null)]
    [InlineData(Mode.AspNetCore, TestApp.Origin)]
    [InlineData(Mode.AspNetCore, null)]
    public async Task Other_requests_reach_the_function(Mode mode, string? origin)
    {
        await using var app = await TestApp.StartAsync(mode, options => options.EnforceOrigin = true);

        var response = await app.GetAsync("/api/status/200", origin);

        Assert.Equal((200, "Origin"), (response.Status, response.Value("Vary")));
        Assert.Equal(["status"], app.Reached);
    }

    [Theory]
    [InlineData("/other")]
    [InlineData("/api/status/200")]
    public async Task Every_response_depends_on_the_origin_then(string route)
    {
        await using var app = await TestApp.StartAsync(Mode.Plain, options => options.EnforceOrigin = true, TestAppSetup.Row("open", "*", "Route", route, "Enabled", false));

        var refused = await app.GetAsync("/api/status/200", TestApp.Evil);
        var plain = await app.GetAsync("/api/status/200", null);

        Assert.Equal((403, "Origin"), (refused.Status, refused.Value("Vary")));
        Assert.Equal((200, "Origin"), (plain.Status, plain.Value("Vary")));
    }
}
