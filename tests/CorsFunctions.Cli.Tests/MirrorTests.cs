using CorsFunctions.Cli.Tests.Running;

namespace CorsFunctions.Cli.Tests;

/// <summary><c>cors mirror</c>: what goes to the platform's CORS, on stdout; what is lost, on stderr.</summary>
public class MirrorTests
{
    private const string Rows = """
        [
          { "rowKey": "b", "origins": "https://b.example.com, https://a.example.com", "credentials": true },
          { "rowKey": "a", "origins": "https://a.example.com http://localhost:3000", "credentials": true, "tolerate": "insecure-origin" },
          { "rowKey": "off", "origins": "https://off.example.com", "enabled": false },
          { "rowKey": "old", "origins": "https://old.example.com", "expiresOn": "2020-01-01T00:00Z" },
          { "rowKey": "bad", "origins": "https://bad.example.com", "maxAge": -1 },
          { "partitionKey": "other", "rowKey": "x", "origins": "https://x.example.com" }
        ]
        """;

    [Theory]
    [InlineData("text", "http://localhost:3000\nhttps://a.example.com\nhttps://b.example.com")]
    [InlineData("json", "{\n  \"allowedOrigins\": [\n    \"http://localhost:3000\",\n    \"https://a.example.com\",\n    \"https://b.example.com\"\n  ],\n  \"supportCredentials\": true\n}")]
    [InlineData("az", "az functionapp cors add --resource-group \"$RESOURCE_GROUP\" --name \"$APP\" --allowed-origins 'http://localhost:3000' 'https://a.example.com' 'https://b.example.com'\naz functionapp cors credentials --resource-group \"$RESOURCE_GROUP\" --name \"$APP\" --enable true")]
    [InlineData("azd", "azd env set MIRRORED_ORIGINS '[\"http://localhost:3000\",\"https://a.example.com\",\"https://b.example.com\"]'\nazd env set MIRRORED_CREDENTIALS true")]
    public async Task Origins_in_force_are_mirrored_once(string form, string output)
    {
        var result = await MirrorAsync(Rows, form);

        Assert.Equal((0, output), (result.ExitCode, result.Output.TrimEnd().ReplaceLineEndings("\n")));
        Assert.Equal("The platform allows every method and header to the origins that it lists; what Methods and Headers of the rows restrict is lost for the preflight.", result.Error.TrimEnd());
    }

    [Theory]
    [InlineData("""[]""", "", "No row in force has an origin that can be mirrored.")]
    [InlineData("""[ { "rowKey": "a", "origins": "*", "methods": "*", "headers": "*" } ]""", "*", "")]
    [InlineData("""[ { "rowKey": "a", "origins": "https://*.example.com" } ]""", "", "the platform has no patterns, so 'https://*.example.com' cannot be mirrored")]
    [InlineData("""[ { "rowKey": "a", "origins": "null", "tolerate": "null-origin" } ]""", "", "'null' cannot be mirrored")]
    [InlineData("""[ { "rowKey": "a", "origins": "https://a.example" }, { "rowKey": "b", "origins": "*", "route": "/open" } ]""", "https://a.example", "which the platform takes only alone")]
    [InlineData("""[ { "rowKey": "a", "origins": "https://a.example", "credentials": true }, { "rowKey": "b", "origins": "https://b.example" } ]""", "https://a.example\nhttps://b.example", "has one switch for all: it stays off")]
    [InlineData("""[ { "rowKey": "a", "origins": "https://a.example", "expiresOn": "2030-01-01T00:00Z" } ]""", "https://a.example", "Rows that expire stay mirrored")]
    public async Task What_is_lost_is_told(string rows, string output, string loss)
    {
        var result = await MirrorAsync(rows, "text");

        Assert.Equal((0, output), (result.ExitCode, result.Output.TrimEnd().ReplaceLineEndings("\n")));
        Assert.Contains(loss, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_mirror_gives_no_command() => Assert.Equal("", (await MirrorAsync("[]", "az")).Output.Trim());

    private static async Task<CliResult> MirrorAsync(string rows, string form)
    {
        using var file = new PolicyFile(rows);
        return await Cors.RunAsync("mirror", "--file", file.FullName, "--output", form);
    }
}
