using CorsFunctions.Azurite;
using CorsFunctions.Browser;
using CorsFunctions.Cli;
using CorsFunctions.Cli.Check.Requests;
using CorsFunctions.Storage.Tests.Support;

namespace CorsFunctions.Storage.Tests;

/// <summary>From a request that a browser blocks, by <c>cors explain</c> and the command that it prints, to the same request that passes.</summary>
public class ExplainedRefusalTests(AzuriteFixture azurite)
{
    private const string Origin = "https://app.example.com";

    // What Angular's HttpClient sends for a put of an object, with an interceptor that adds the token.
    private static readonly HeaderLine[] Headers = [new("Accept", "application/json, text/plain, */*"), new("Authorization", "Bearer x"), new("Content-Type", "application/json")];

    [Fact]
    public async Task Put_with_a_token_passes_after_the_command_that_explain_prints()
    {
        var table = await PolicyTable.CreateAsync(azurite);
        await table.PutAsync("apps", $"{Origin} https://staging.example.com", "Route", "/api/{*rest}", "Methods", "GET, PUT", "Headers", "Content-Type");
        var connection = (await azurite.ServerAsync()).ConnectionString;
        string[] store = ["--storage", connection, "--table", table.Name, "--app", PolicyTable.App];
        await using var app = await StorageApp.StartAsync(connection, table.Name);
        Assert.Equal(BrowserObjection.HeaderNotAllowed, (await PutAsync(app)).Objection);

        var (exitCode, explained) = await CorsAsync(
            ["explain", "/api/data", "--origin", Origin, "--method", "PUT", "--header", "Authorization: Bearer x", "--header", "Content-Type: application/json", .. store]);
        Assert.Equal(1, exitCode);
        Assert.StartsWith($"refused: PUT /api/data from {Origin} (header-not-allowed, row 'apps')", explained, StringComparison.Ordinal);
        Assert.Contains(
            $"Access to fetch at '/api/data' from origin '{Origin}' has been blocked by CORS policy: Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.",
            explained, StringComparison.Ordinal);
        Assert.Contains("in row 'apps' write Headers = 'Content-Type, Authorization'.", explained, StringComparison.Ordinal);
        Assert.Contains($"  cors policies set apps Headers='Content-Type, Authorization' --table {table.Name} --app app ", explained, StringComparison.Ordinal);
        Assert.DoesNotContain("Bearer x", explained, StringComparison.Ordinal);

        // The key is left out of what is printed.
        var printed = explained.Split('\n').Single(line => line.StartsWith("  cors policies set ", StringComparison.Ordinal)).Split("   (")[0];
        Assert.Equal(0, (await CorsAsync([.. ShellWords.Split(printed).Skip(1), "--storage", connection])).ExitCode);
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        await app.PreflightAsync(Origin);
        await app.Cache.Settled;

        Assert.Equal(BrowserVerdict.Allowed, await PutAsync(app));
        Assert.Equal(0, (await CorsAsync(["explain", "/api/data", "--origin", Origin, "--method", "PUT", "--header", "Authorization", "--header", "Content-Type=application/json", .. store])).ExitCode);
    }

    // As a browser: the preflight, and the request itself only if it passes.
    private static async Task<BrowserVerdict> PutAsync(StorageApp app)
    {
        var need = PreflightNeed.Of("PUT", Headers);
        var (status, preflight) = await app.SendAsync(
            HttpMethod.Options, new("Origin", Origin), new("Access-Control-Request-Method", "PUT"), new("Access-Control-Request-Headers", need.RequestHeaders!));
        var verdict = PreflightCheck.Judge(Origin, "PUT", need.UnsafeNames, CredentialsMode.Omit, status, preflight);
        if (!verdict.IsAllowed)
        {
            return verdict;
        }

        var (answer, headers) = await app.SendAsync(HttpMethod.Put, new("Origin", Origin), new("Authorization", "Bearer x"));
        Assert.Equal(200, answer);
        return CorsCheck.Judge(Origin, CredentialsMode.Omit, headers);
    }

    private static async Task<(int ExitCode, string Output)> CorsAsync(string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CorsCommandLine.RunAsync(args, output, error, TimeProvider.System, PolicyTable.Cancellation);
        Assert.Equal("", error.ToString());
        return (exitCode, output.ToString());
    }
}
