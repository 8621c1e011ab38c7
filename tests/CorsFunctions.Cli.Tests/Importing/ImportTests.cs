using System.Text.Json;
using Azure.Data.Tables;
using CorsFunctions.Azurite;
using CorsFunctions.Cli.Tests.Running;

namespace CorsFunctions.Cli.Tests.Importing;

/// <summary><c>cors policies import</c> and <c>export</c>.</summary>
public class ImportTests(AzuriteFixture azurite)
{
    private const string Before = """
        [
          { "rowKey": "apps", "origins": "https://app.example.com", "maxAge": 5 },
          { "rowKey": "gone", "origins": "https://gone.example.com" },
          { "rowKey": "same", "origins": "https://same.example.com", "credentials": true, "expiresOn": "2030-01-01T01:00+01:00", "owner": "x" }
        ]
        """;

    private const string After = """
        [
          { "rowKey": "apps", "origins": ["https://app.example.com", "https://b.example.com"] },
          { "rowKey": "same", "origins": "https://same.example.com", "credentials": "True", "expiresOn": "2030-01-01T00:00:00.000Z", "owner": "x" },
          { "rowKey": "new", "route": "/new", "origins": "https://new.example.com" }
        ]
        """;

    private static readonly string[] Kinds = [Place.File, Place.Table];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Places { get; } = [.. Kinds];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Dry_run_prints_what_would_change_and_writes_nothing(string kind)
    {
        using var place = await Place.CreateAsync(kind, azurite, Before);
        using var file = new PolicyFile(After);
        var before = await place.RowsAsync();

        var result = await place.RunAsync("policies", "import", file.FullName, "--dry-run");

        Assert.Equal(
            """
            + new
                + Route: /new
                + Origins: https://new.example.com
            ~ apps
                - Origins: https://app.example.com
                + Origins: https://app.example.com, https://b.example.com
                - MaxAge: 5
            - gone
                - Origins: https://gone.example.com
            1 to add, 1 to change, 1 to remove, 1 as they are.

            """,
            result.Output,
            ignoreLineEndingDifferences: true);
        Assert.Equal((0, before), (result.ExitCode, await place.RowsAsync()));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Store_holds_the_rows_of_the_file_and_a_second_import_changes_nothing(string kind)
    {
        using var place = await Place.CreateAsync(kind, azurite, Before);
        using var file = new PolicyFile(After);

        var first = await place.RunAsync("policies", "import", file.FullName, "--yes");
        var second = await place.RunAsync("policies", "import", file.FullName);

        Assert.Equal((0, "Warnings: 1. 'cors policies validate' lists them."), (first.ExitCode, first.Error.TrimEnd()));
        Assert.StartsWith("1 rows added, 1 changed, 1 removed, 1 as they were, in ", first.Output, StringComparison.Ordinal);
        Assert.StartsWith("0 rows added, 0 changed, 0 removed, 3 as they were, in ", second.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Export_and_import_change_nothing(string kind)
    {
        using var place = await Place.CreateAsync(kind, azurite, Before.Replace("\"owner\"", "\"Owner\"", StringComparison.Ordinal));
        using var file = new PolicyFile((await place.RunAsync("policies", "export")).Output);

        Assert.StartsWith("0 to add, 0 to change, 0 to remove, 3 as they are.", (await place.RunAsync("policies", "import", file.FullName, "--dry-run")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_rows_stay_when_they_shall()
    {
        using var place = await Place.CreateAsync(Place.Table, azurite, Before);
        using var file = new PolicyFile(After);

        Assert.Equal(0, (await place.RunAsync("policies", "import", file.FullName, "--keep-others")).ExitCode);

        Assert.Equal(4, (await place.RowsAsync()).Split('\n').Length);
    }

    [Fact]
    public async Task Removal_is_asked_for()
    {
        using var place = await Place.CreateAsync(Place.File, azurite, Before);
        using var file = new PolicyFile(After);

        var nobody = await place.RunInProcessAsync("policies", "import", file.FullName);
        var no = await CorsProcess.RunOnTerminalAsync($"policies import {file.FullName} --file {place.FileName}", "n\n");

        Assert.Equal((2, ""), (nobody.ExitCode, nobody.Output));
        Assert.Contains("Remove 1 rows of the app 'default' that the file lacks? There is no terminal to answer on", nobody.Error, StringComparison.Ordinal);
        Assert.Equal((1, true), (no.ExitCode, no.Output.Contains("Nothing was imported. With --keep-others they stay.", StringComparison.Ordinal)));
        Assert.Equal(Before, await File.ReadAllTextAsync(place.FileName, Cancellation));
    }

    [Theory]
    [InlineData("""[ { "rowKey": "a", "origins": "https://*" } ]""", "error: row 'a', column Origins")]
    [InlineData("""[ { "rowKey": "a", "origins": "https://a.example" }, { "rowKey": "a", "origins": "https://b.example" } ]""", "An earlier row has the same key")]
    [InlineData("""[ { "rowKey": "a/b", "origins": "https://a.example" } ]""", "the key of the row 'a/b'")]
    [InlineData("""[ { "rowKey": "a", "origins": "https://a.example", "my note": 1 } ]""", "column my note: a table takes no column of that name")]
    [InlineData("""[ { "rowKey": "a", "origins": "https://a.example", "owner": {} } ]""", "column owner: a table takes no value of this type")]
    [InlineData("""[ 5 ]""", "error: row '#1'")]
    public async Task Nothing_of_a_file_with_errors_is_imported(string rows, string error)
    {
        using var place = await Place.CreateAsync(Place.Table, azurite, "[]");
        using var file = new PolicyFile(rows);

        var result = await place.RunAsync("policies", "import", file.FullName);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains(error, result.Error, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was imported.", result.Error.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal("", await place.RowsAsync());
    }

    [Fact]
    public async Task File_of_another_app_removes_nothing()
    {
        using var place = await Place.CreateAsync(Place.Table, azurite, Before);
        using var file = new PolicyFile("""[ { "partitionKey": "shop", "rowKey": "a", "origins": "https://a.example" } ]""");

        var result = await place.RunAsync("policies", "import", file.FullName, "--yes");

        Assert.Equal((2, "The file has no rows for the app 'default', but for 'shop'. Name the app with --app."), (result.ExitCode, result.Error.TrimEnd()));
        Assert.Equal(3, (await place.RowsAsync()).Split('\n').Length);
    }

    [Theory]
    [InlineData("""[ { "rowKey": "a", "origins": "x" }, { "rowKey": "a", "origins": "x" } ]""", "has a row 'a' that is there twice, so nothing was imported.")]
    [InlineData("""[ 5 ]""", "has a row '#1' that cannot be read, so nothing was imported.")]
    public async Task File_that_is_not_clear_is_not_imported_into(string rows, string error)
    {
        using var place = await Place.CreateAsync(Place.File, azurite, rows);
        using var file = new PolicyFile(After);

        var result = await place.RunAsync("policies", "import", file.FullName, "--yes");

        Assert.Equal((1, true), (result.ExitCode, result.Error.Contains(error, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.json --platform-cors b.json")]
    public async Task One_file_has_to_be_named(string files)
    {
        var result = await Cors.RunAsync(["policies", "import", "--file", "x.json", .. files.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal((2, "Name one file to import: a policy file, or --platform-cors FILE."), (result.ExitCode, result.Error.TrimEnd()));
    }

    [Theory]
    [InlineData("""{ "allowedOrigins": ["https://a.example", "https://b.example"], "supportCredentials": true }""", true)]
    [InlineData("""{ "IsEncrypted": false, "Host": { "CORS": "https://a.example, https://b.example" } } // local""", false)]
    public async Task Cors_of_the_platform_becomes_a_row(string json, bool credentials)
    {
        using var place = await Place.CreateAsync(Place.Table, azurite, Before);
        using var file = new PolicyFile(json);

        var result = await place.RunAsync("policies", "import", "--platform-cors", file.FullName);

        Assert.Equal(0, result.ExitCode);
        var row = (await place.RunAsync("policies", "show", "platform-cors", "--output", "json")).Json[0];
        Assert.Equal(
            ("https://a.example, https://b.example", "*", "*, Authorization", credentials),
            (row.GetProperty("origins").GetString(), row.GetProperty("methods").GetString(), row.GetProperty("headers").GetString(), row.TryGetProperty("credentials", out _)));
        Assert.Equal(4, (await place.RowsAsync()).Split('\n').Length);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("no JSON")]
    public async Task File_without_cors_of_the_platform_is_told(string json)
    {
        using var file = new PolicyFile(json);

        var result = await Cors.RunAsync("policies", "import", "--platform-cors", file.FullName, "--file", file.FullName);

        Assert.Equal((3, true), (result.ExitCode, result.Error.Contains("'az functionapp cors show' prints into a file", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Ten_thousand_rows_that_were_interrupted_are_complete_after_a_second_import()
    {
        const int Rows = 10_000;
        using var place = await Place.CreateAsync(Place.Table, azurite, "[]");
        using var file = new PolicyFile(JsonSerializer.Serialize(Enumerable.Range(0, Rows).Select(i => new { rowKey = $"r{i:D5}", origins = $"https://r{i:D5}.example.com", methods = "GET, PUT" })));
        using var interrupt = new CancellationTokenSource();
        var started = TimeProvider.System.GetTimestamp();

        var first = place.RunUntilAsync(interrupt.Token, "policies", "import", file.FullName);
        while (!await HasAsync(place, "r01999"))
        {
            Assert.False(first.IsCompleted);
        }

        await interrupt.CancelAsync();
        Assert.Equal(130, (await first).ExitCode);
        var half = await CountAsync(place);
        var second = await place.RunAsync("policies", "import", file.FullName);
        TestContext.Current.SendDiagnosticMessage("10,000 rows: {0:F1} s", TimeProvider.System.GetElapsedTime(started).TotalSeconds);

        Assert.InRange(half, 2_000, Rows - 1);
        Assert.StartsWith($"{Rows - half} rows added, 0 changed, 0 removed, {half} as they were, in ", second.Output, StringComparison.Ordinal);
        Assert.Equal(Rows, await CountAsync(place));
        Assert.StartsWith($"0 to add, 0 to change, 0 to remove, {Rows} as they are.", (await place.RunAsync("policies", "import", file.FullName, "--dry-run")).Output, StringComparison.Ordinal);
    }

    private static async Task<bool> HasAsync(Place place, string key)
    {
        try
        {
            return (await place.Client.GetEntityIfExistsAsync<TableEntity>("default", key, cancellationToken: Cancellation)).HasValue;
        }
        catch (Azure.RequestFailedException e) when (e.Status == 404)
        {
            // The import has not made the table yet.
            return false;
        }
    }

    private static async Task<int> CountAsync(Place place) =>
        await place.Client.QueryAsync<TableEntity>(select: ["RowKey"], cancellationToken: Cancellation).CountAsync(Cancellation);
}
