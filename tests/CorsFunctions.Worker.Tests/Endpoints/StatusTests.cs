using System.Text.Json;
using CorsFunctions.Worker.Tests.Support;

namespace CorsFunctions.Worker.Tests.Endpoints;

public class StatusTests
{
    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Status_tells_rows_findings_hosting_and_decisions(Mode mode)
    {
        await using var app = await TestApp.StartAsync(
            mode, null, TestAppSetup.Everything, TestAppSetup.Row("broken", "https://broken.example/"), TestAppSetup.Row("off", "https://off.example", "Enabled", false),
            TestAppSetup.Row("over", "https://over.example", "ExpiresOn", DateTimeOffset.UnixEpoch));
        await app.PreflightAsync("/api/created");
        await app.PreflightAsync("/api/created", TestApp.Evil);
        await app.GetAsync("/api/status/200", TestApp.Evil);
        app.Time.Advance(TimeSpan.FromSeconds(3));

        using var json = JsonDocument.Parse((await app.AskAsync("/api/cors/status")).Body);
        var status = json.RootElement;

        Assert.Equal(("degraded", "default"), (status.GetProperty("status").GetString(), status.GetProperty("app").GetString()));
        var policies = status.GetProperty("policies");
        Assert.Equal(("test", "source", 3.0), (policies.GetProperty("source").GetString(), policies.GetProperty("from").GetString(), policies.GetProperty("ageSeconds").GetDouble()));
        Assert.Equal("""{"in-force":1,"disabled":1,"expired":1,"set-aside":1}""", JsonSerializer.Serialize(policies.GetProperty("rows")));
        Assert.Equal(2, status.GetProperty("hosting").GetProperty("preflightsSeen").GetInt32());
        Assert.Equal(1, status.GetProperty("decisions").GetProperty("allowed").GetInt32());
        Assert.Equal(2, status.GetProperty("decisions").GetProperty("refused").GetProperty("origin-not-allowed").GetInt32());
        var finding = status.GetProperty("findings")[0];
        Assert.Equal(("broken", "error", "Origins"), (finding.GetProperty("row").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("column").GetString()));
        Assert.False(status.TryGetProperty("rows", out _));
    }

    [Fact]
    public async Task Rows_come_on_request_with_their_state_and_text()
    {
        await using var app = await TestApp.StartAsync(Mode.Plain, null, TestAppSetup.Everything, TestAppSetup.Row("any", "*", "Methods", "*", "Headers", "*, Authorization", "Route", "/api/x"));

        using var json = JsonDocument.Parse((await app.AskAsync("/api/cors/status?rows=true")).Body);

        Assert.Equal(
            ["any in-force /api/x [\"*\"] * *, Authorization False", "apps in-force /{*rest} [\"https://app.example.com\"] GET, PUT, DELETE Authorization True"],
            json.RootElement.GetProperty("rows").EnumerateArray().Select(row =>
                $"{row.GetProperty("row")} {row.GetProperty("state")} {row.GetProperty("route")} {JsonSerializer.Serialize(row.GetProperty("origins"))} {row.GetProperty("methods")} {row.GetProperty("headers")} {row.GetProperty("credentials")}"));
    }

    [Fact]
    public async Task Status_is_bounded_however_many_rows_there_are()
    {
        var rows = Enumerable.Range(0, 6000).Select(i => TestAppSetup.Row($"row-{i:00000}", $"https://a{i}.example.com/")).ToArray();
        await using var app = await TestApp.StartAsync(Mode.Plain, null, rows);

        using var json = JsonDocument.Parse((await app.AskAsync("/api/cors/status?rows=true")).Body);

        Assert.Equal((200, 5800), (json.RootElement.GetProperty("findings").GetArrayLength(), json.RootElement.GetProperty("findingsLeftOut").GetInt32()));
        Assert.Equal((1000, 5000), (json.RootElement.GetProperty("rows").GetArrayLength(), json.RootElement.GetProperty("rowsLeftOut").GetInt32()));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("rows")[0].GetProperty("origins").ValueKind);
    }

    [Fact]
    public async Task Misspelt_parameter_is_an_error()
    {
        await using var app = await TestApp.StartAsync(Mode.Plain);

        Assert.Equal(400, (await app.AskAsync("/api/cors/status?row=true")).Status);
    }
}
