using CorsFunctions.Azurite;
using CorsFunctions.Cli.Tests.Running;

namespace CorsFunctions.Cli.Tests.Listing;

/// <summary><c>cors policies list</c>, <c>show</c> and <c>history</c>.</summary>
public class ListTests(AzuriteFixture azurite)
{
    private const string Rows = """
        [
          { "rowKey": "off", "origins": "https://off.example.com", "enabled": false },
          { "rowKey": "apps", "route": "/api/{*rest}", "origins": ["https://app.example.com", "https://b.example.com"], "methods": "GET, PUT", "maxAge": 5, "owner": "me" },
          { "rowKey": "old", "origins": "https://old.example.com", "expiresOn": "2020-01-01T00:00:00Z" },
          { "rowKey": "bad", "origins": "https://bad.example.com", "maxAge": -1 },
          { "partitionKey": "shop", "rowKey": "shop-apps", "origins": "*" }
        ]
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Text_has_one_row_a_line_in_the_order_of_apps_and_keys()
    {
        using var place = await Place.CreateAsync(Place.File, azurite, Rows);

        var result = await place.RunAsync("policies", "list");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            [
                "default\tapps\tin force\t/api/{*rest}\thttps://app.example.com, https://b.example.com\tGET, PUT\t\t\t",
                "default\tbad\tset aside\t\thttps://bad.example.com\t\t\t\t",
                "default\toff\tswitched off\t\thttps://off.example.com\t\t\t\t",
                "default\told\texpired\t\thttps://old.example.com\t\t\t\t2020-01-01T00:00:00Z",
                "shop\tshop-apps\tin force\t\t*\t\t\t\t",
            ],
            result.Output.TrimEnd().Split(Environment.NewLine).Select((line, i) => i == 4 ? line + "\t\t\t\t" : line));
    }

    [Fact]
    public async Task Json_is_a_policy_file()
    {
        using var place = await Place.CreateAsync(Place.File, azurite, Rows);

        var json = (await place.RunAsync("policies", "list", "--output", "json", "--app", "default")).Output;
        using var again = new PolicyFile(json);

        Assert.Equal(json, (await Cors.RunAsync("policies", "list", "--output", "json", "--file", again.FullName)).Output);
    }

    [Fact]
    public async Task Table_on_a_pipe_has_no_colours_and_is_not_cut()
    {
        using var place = await Place.CreateAsync(Place.File, azurite, Rows);

        var result = await place.RunInProcessAsync("policies", "list", "--output", "table", "--app", "default");

        Assert.DoesNotContain('\u001b', result.Output);
        Assert.Contains("│ default │ apps │ in force     │ /api/{*rest} │ https://app.example.com, https://b.example.com │ GET, PUT │", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("1", false)]
    public async Task Colours_on_a_terminal_heed_NO_COLOR(string noColor, bool colours)
    {
        using var place = await Place.CreateAsync(Place.File, azurite, Rows);

        var result = await CorsProcess.RunOnTerminalAsync($"policies list --output table --file {place.FileName}", "", noColor.Length > 0 ? [("NO_COLOR", noColor)] : []);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(colours, System.Text.RegularExpressions.Regex.IsMatch(result.Output, "\u001b\\[[0-9;]*3[0-9]"));
    }

    [Fact]
    public async Task Show_has_all_columns_and_the_findings()
    {
        using var place = await Place.CreateAsync(Place.File, azurite, Rows);

        Assert.Equal(
            ["apps: in force", "  Route: /api/{*rest}", "  Origins: https://app.example.com, https://b.example.com", "  Methods: GET, PUT", "  MaxAge: 5", "  owner: me"],
            (await place.RunAsync("policies", "show", "apps")).Output.Split(Environment.NewLine)[..6]);
        Assert.Contains("  error: row 'bad', column MaxAge, value '-1': ", (await place.RunAsync("policies", "show", "bad")).Output, StringComparison.Ordinal);
        Assert.Equal("*", (await place.RunAsync("policies", "show", "shop-apps", "--app", "shop", "--output", "json")).Json[0].GetProperty("origins").GetString());
    }

    [Fact]
    public async Task History_has_what_the_tool_changed_newest_first()
    {
        using var place = await Place.CreateAsync(Place.Table, azurite, """[ { "rowKey": "apps", "origins": "https://app.example.com" } ]""");
        await place.RunAsync("policies", "set", "apps", "MaxAge=5");
        await place.RunAsync("policies", "set", "other", "Origins=https://other.example.com");
        await place.RunAsync("policies", "remove", "apps", "--yes");
        await place.Client.DeleteEntityAsync("default", "other", cancellationToken: Cancellation);

        var lines = (await place.RunAsync("policies", "history", "apps")).Output.TrimEnd().Split(Environment.NewLine);

        // All at the same instant of a clock that stands: only the kinds are certain.
        Assert.All(lines.Where(line => line[0] != ' '), line => Assert.Matches("^2026-11-21 12:00:00Z  (add   |change|remove)  apps  by .+@.+$", line));
        Assert.Equal(
            ["  + {\"MaxAge\":5,\"Origins\":\"https://app.example.com\"}", "  + {\"Origins\":\"https://app.example.com\"}", "  - {\"MaxAge\":5,\"Origins\":\"https://app.example.com\"}", "  - {\"Origins\":\"https://app.example.com\"}"],
            lines.Where(line => line[0] == ' ').Order(StringComparer.Ordinal));
        Assert.Equal(2, (await place.RunAsync("policies", "history", "--most", "2")).Output.Split(Environment.NewLine).Count(line => line.StartsWith("2026", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("x")]
    public async Task History_of_no_changes_is_wrong_usage(string most) =>
        Assert.Equal(2, (await Cors.RunAsync("policies", "history", "--storage", "UseDevelopmentStorage=true", "--most", most)).ExitCode);
}
