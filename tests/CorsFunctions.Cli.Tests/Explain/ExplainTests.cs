using CorsFunctions.Azurite;
using CorsFunctions.Cli.Tests.Running;

namespace CorsFunctions.Cli.Tests.Explain;

/// <summary><c>cors explain</c>.</summary>
public class ExplainTests(AzuriteFixture azurite)
{
    private const string Rows = """
        [
          { "rowKey": "apps", "route": "/api/{*rest}", "origins": "https://app.example.com\nhttps://b.example.com", "methods": "GET, PUT", "headers": "Content-Type" },
          { "rowKey": "-it's", "route": "/odd/{*rest}", "origins": "https://app.example.com" },
          { "rowKey": "esc\u001b[2J", "route": "/esc/{*rest}", "origins": "https://app.example.com" }
        ]
        """;

    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "policies.sample.json");

    [Fact]
    public async Task Text_says_what_was_looked_at_and_the_edit()
    {
        var result = await Cors.RunAsync(
            "explain", "/api/data", "--file", Sample, "--origin", "https://app.example.com", "--method", "PUT", "--header", "Authorization", "--header", "X-Trace");

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            $"""
            refused: PUT /api/data from https://app.example.com (header-not-allowed, row 'apps')

              ✓ The browser asks first, because the method PUT is not one of GET, HEAD and POST, and the header authorization is not one that every page may send, and the header x-trace is not one that every page may send.
              ✓ Route /{"{*rest}"} governs /api/data.
              ✓ Row 'apps' decides: its pattern https://app.example.com is the most specific that matches.
              ✓ The row is in force.
              ✓ PUT is allowed.
              ✓ authorization is allowed.
              ✗ Headers of the row: Authorization, Content-Type; x-trace is not among them.
              ✗ The browser says: Request header field x-trace is not allowed by Access-Control-Allow-Headers in preflight response.

            The browser's console:
              Access to fetch at '/api/data' from origin 'https://app.example.com' has been blocked by CORS policy: Request header field x-trace is not allowed by Access-Control-Allow-Headers in preflight response.

            The smallest edit that allows it: in row 'apps' write Headers = 'Authorization, Content-Type, X-Trace'.
              cors policies set apps Headers='Authorization, Content-Type, X-Trace' --file {Sample}
            This holds for every origin of row 'apps'.

            """,
            result.Output,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Json_has_the_same_for_programs()
    {
        var result = await Cors.RunAsync("explain", "/api/data?x=1", "--file", Sample, "--origin", "https://app.example.com", "--method", "put", "--header", "X-Trace", "--output", "json");

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            (false, "header-not-allowed", "apps", "/{*rest}", "Authorization, Content-Type, X-Trace"),
            (result.Json.GetProperty("allowed").GetBoolean(), result.Json.GetProperty("reason").GetString(), result.Json.GetProperty("row").GetString(), result.Json.GetProperty("route").GetString(),
            result.Json.GetProperty("edit").GetProperty("columns").GetProperty("Headers").GetString()));
    }

    [Theory]
    [InlineData("/api/data", "GET", 0)]
    [InlineData("/api/data", "PUT", 0)]
    [InlineData("https://app.example.com/other", "DELETE", 0)]
    [InlineData("https://app.example.com:443?x", "DELETE", 0)]
    [InlineData("https://api.example.com?next=/api/data", "PUT", 1)]
    [InlineData("/api/data", "DELETE", 1)]
    [InlineData("/other", "GET", 1)]
    public async Task Exit_code_says_whether_it_is_allowed(string url, string method, int exitCode)
    {
        using var file = new PolicyFile(Rows);

        Assert.Equal(exitCode, (await Cors.RunAsync("explain", url, "--file", file.FullName, "--origin", "https://app.example.com", "--method", method)).ExitCode);
    }

    [Theory]
    [InlineData("/a", "https://app.example.com/", "", "is not an origin as browsers send it")]
    [InlineData("/a\u001b[2J", "https://a.example", "", "'/a\\u001b[2J' has characters")]
    [InlineData("/a", "https://a.example", "X-A x-a", "The header x-a is named twice. Name it once.")]
    [InlineData("/a", "https://a.example", "X-A=1\n2", "it has a NUL or a line break in it")]
    [InlineData("/a", "https://a.example", "=1", "'' is no header name")]
    public async Task Request_that_no_browser_makes_is_wrong_usage(string url, string origin, string headers, string error)
    {
        using var file = new PolicyFile(Rows);

        var result = await Cors.RunAsync(["explain", url, "--file", file.FullName, "--origin", origin, .. headers.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(header => (string[])["--header", header])]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(error, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Error);
    }

    [Theory]
    [InlineData("/api/data", "--origin https://b.example.com --method DELETE --header X-A")]
    [InlineData("/api/data", "--origin https://new.example.com --method PUT --credentials")]
    [InlineData("/odd/data", "--origin https://app.example.com --method PATCH")]
    [InlineData("/other/d'ata", "--origin https://app.example.com --method PATCH")]
    public async Task Command_that_is_printed_works_when_it_is_pasted(string path, string options)
    {
        using var file = new PolicyFile(Rows);
        string[] question = ["explain", path, .. options.Split(' '), "--file", file.FullName];
        var refused = await Cors.RunAsync(question);
        Assert.Equal(1, refused.ExitCode);

        var edit = await CorsProcess.RunInBashAsync(refused.Output.Split('\n').Single(line => line.StartsWith("  cors policies set ", StringComparison.Ordinal)));

        Assert.Equal((0, ""), (edit.ExitCode, edit.Error));
        Assert.Equal(0, (await Cors.RunAsync(question)).ExitCode);
    }

    [Fact]
    public async Task Command_for_a_table_names_it_and_leaves_the_key_to_the_environment()
    {
        using var place = await Place.CreateAsync(Place.Table, azurite, """[ { "rowKey": "apps", "origins": "https://app.example.com" } ]""");
        string[] question = ["explain", "/api/data", "--origin", "https://app.example.com", "--method", "PUT", "--app", "default"];

        var refused = await place.RunAsync(question);
        var command = refused.Output.Split('\n').Single(line => line.StartsWith("  cors policies set ", StringComparison.Ordinal)).TrimEnd();
        var edit = await CorsProcess.RunInBashAsync(command[..command.IndexOf("   (", StringComparison.Ordinal)], ("CorsStorage", (await azurite.ServerAsync()).ConnectionString));

        Assert.Equal($"  cors policies set apps Methods='GET, HEAD, POST, PUT' --table {place.Client.Name} --app default   (with the connection string in the environment variable CorsStorage)", command);
        Assert.Equal((0, ""), (edit.ExitCode, edit.Error));
        Assert.Equal(0, (await place.RunAsync(question)).ExitCode);
    }

    [Fact]
    public async Task Key_that_no_terminal_shows_is_not_printed()
    {
        using var file = new PolicyFile(Rows);

        var result = await Cors.RunAsync("explain", "/esc/x", "--file", file.FullName, "--origin", "https://app.example.com", "--method", "PUT", "--header", "Content-Type=\u001b[2J");

        Assert.Equal(1, result.ExitCode);
        Assert.DoesNotContain('\u001b', result.Output);
        Assert.Contains("Edit it by hand: it has characters in it that no terminal shows.", result.Output, StringComparison.Ordinal);
    }
}
