using CorsFunctions.Check.Tests.Running;
using CorsFunctions.Check.Tests.Servers;
using CorsFunctions.Cli.Check;

namespace CorsFunctions.Check.Tests;

/// <summary>What is sent, what is printed, and the exit codes.</summary>
public sealed class ReportTests
{
    private const string Allowed = "HTTP/1.1 204 No Content\r\nAccess-Control-Allow-Origin: *\r\nAccess-Control-Allow-Methods: PUT\r\nAccess-Control-Allow-Headers: authorization,content-type\r\n\r\n";
    private const string Blocked = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

    [Fact]
    public async Task Preflight_is_the_one_that_chromium_sends()
    {
        await using var server = await RawServer.StartAsync(Allowed);

        await Doctor.CheckAsync(server.Address);

        var lines = Assert.Single(server.Requests).Split("\r\n");
        Assert.Equal("OPTIONS /x HTTP/1.1", lines[0]);
        Assert.Contains("Access-Control-Request-Method: PUT", lines);
        Assert.Contains("Access-Control-Request-Headers: authorization,content-type", lines);
        Assert.Contains($"Origin: {Doctor.Origin}", lines);
        Assert.Contains("Sec-Fetch-Mode: cors", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("Authorization", StringComparison.OrdinalIgnoreCase) || line.StartsWith("Cookie", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Redirect_is_not_followed()
    {
        await using var other = await RawServer.StartAsync(Allowed);
        await using var server = await RawServer.StartAsync($"HTTP/1.1 307 Temporary Redirect\r\nLocation: {other.Address}\r\nContent-Length: 0\r\n\r\n");

        var result = await Doctor.CheckAsync(server.Address, "--send", "--body", "{}");

        Assert.Equal("redirect", result["cause"]);
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData(Allowed, 0, 1)]
    [InlineData(Blocked, 1, 0)]
    public async Task Expect_blocked_turns_the_exit_code_round(string answer, int exitCode, int turned)
    {
        await using var server = await RawServer.StartAsync(answer);

        Assert.Equal(exitCode, (await Doctor.CheckAsync(server.Address)).ExitCode);
        Assert.Equal(turned, (await Doctor.CheckAsync(server.Address, "--expect-blocked")).ExitCode);
    }

    [Fact]
    public async Task Hostile_headers_cannot_write_on_the_terminal()
    {
        await using var server = await RawServer.StartAsync(
            "HTTP/1.1 200 \u001b[31mOK\r\nAccess-Control-Allow-Origin: \u001b]0;owned\u0007http://evil\r\nServer: nginx/\u001b[2J\r\nX-Powered-By: [red]x[/]\r\nVary: [bold]\r\nContent-Length: 0\r\n\r\n");

        var result = await Doctor.RunAsync([server.Address.AbsoluteUri, .. Doctor.Defaults([])]);

        Assert.DoesNotContain('\u001b', result.Output);
        Assert.DoesNotContain('\u0007', result.Output);
        Assert.Contains("[bold]", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_the_documented_properties_and_a_cause_of_the_list()
    {
        await using var server = await RawServer.StartAsync(Blocked);

        var result = await Doctor.CheckAsync(server.Address);

        string[] properties = ["verdict", "cause", "sentence", "server", "evidence", "fix", "findings"];
        Assert.Equal(properties, result.Json.EnumerateObject().Select(each => each.Name).Take(properties.Length));
        Assert.Contains(result["cause"], Cause.All);
    }

    [Fact]
    public void Every_cause_is_documented()
    {
        var page = File.ReadAllText(Path.Combine(Azurite.TestFolders.Root, "docs", "check.md"));

        Assert.All(Cause.All, cause => Assert.Contains($"`{cause}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Long_lines_are_not_folded()
    {
        await using var server = await RawServer.StartAsync(Blocked);

        var result = await Doctor.RunAsync([server.Address.AbsoluteUri, .. Doctor.Defaults([])]);

        Assert.Contains(result.Output.Split('\n'), line => line.Contains("Access to fetch at", StringComparison.Ordinal) && line.TrimEnd().EndsWith("requested resource.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Authorization_stars_are_blocked_by_the_standard_alone()
    {
        await using var server = await RawServer.StartAsync(
            "HTTP/1.1 204 No Content\r\nAccess-Control-Allow-Origin: *\r\nAccess-Control-Allow-Methods: *\r\nAccess-Control-Allow-Headers: *\r\n\r\n");

        var result = await Doctor.CheckAsync(server.Address);

        Assert.Equal(("blocked", "header-missing", ""), (result["verdict"], result["cause"], result["sentence"]));
        Assert.Contains("Chromium 156", result["message"], StringComparison.Ordinal);
    }
}
