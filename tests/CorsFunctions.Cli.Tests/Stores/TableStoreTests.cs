using Azure.Data.Tables;
using CorsFunctions.Azurite;
using CorsFunctions.Cli.Tests.Running;

namespace CorsFunctions.Cli.Tests.Stores;

/// <summary>What can go wrong with a table: a sentence, an exit code, and never the key.</summary>
public class TableStoreTests(AzuriteFixture azurite)
{
    private const string Apps = """[ { "rowKey": "apps", "origins": "https://app.example.com" } ]""";
    private static readonly string WrongKey = Convert.ToBase64String("not the key of this account"u8);

    public static TheoryData<string> Commands { get; } =
    [
        "policies list", "policies show apps", "policies set apps MaxAge=1", "policies disable apps", "policies remove apps --yes", "policies validate",
        "policies export", "policies history", "explain /api/data --origin https://app.example.com", "mirror",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Wrong_key_is_told_without_it(string command)
    {
        var connection = (await azurite.ServerAsync()).ConnectionString.Replace(AzuriteServer.AccountKey, WrongKey, StringComparison.Ordinal);

        var result = await Cors.RunAsync([.. command.Split(' '), "--storage", connection]);

        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains("write the account's current key", result.Error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(WrongKey, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_that_is_away_is_told()
    {
        var result = await Cors.RunAsync("policies", "list", "--storage", AzuriteServer.ConnectionStringAt(AzuriteServer.FreePort()));

        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("There is no connection to table CorsPolicies at http://127.0.0.1", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(AzuriteServer.AccountKey, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_permission_is_told_with_the_role()
    {
        await using var proxy = new FaultyProxy((await azurite.ServerAsync()).Port, ProxyMode.Forbidden);

        var result = await Cors.RunAsync("policies", "validate", "--storage", proxy.ConnectionString);

        Assert.Equal((3, true), (result.ExitCode, result.Error.Contains("Storage Table Data Reader", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Validate_tells_by_its_exit_code_what_a_table_holds()
    {
        using var place = await Place.CreateAsync(Place.Table, azurite, Apps);
        var good = await place.RunAsync("policies", "validate");
        await place.Client.UpsertEntityAsync(new TableEntity("default", "bad") { ["Origins"] = "https://*" }, cancellationToken: TestContext.Current.CancellationToken);
        await place.Client.UpsertEntityAsync(new TableEntity("other", "bad") { ["Origins"] = "x" }, cancellationToken: TestContext.Current.CancellationToken);
        var bad = await place.RunAsync("policies", "validate", "--output", "json", "--app", "default");

        Assert.Equal((0, true), (good.ExitCode, good.Output.Contains("1 row, 0 errors, 0 warnings", StringComparison.Ordinal)));
        Assert.Equal((1, "bad"), (bad.ExitCode, Assert.Single(bad.Errors).RowKey));
        Assert.Contains("app 'other', row 'bad'", (await place.RunAsync("policies", "validate")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_that_is_not_there_is_empty_and_is_made_by_the_first_edit()
    {
        using var place = await Place.CreateAsync(Place.Table, azurite, "[]");

        Assert.Equal(new CliResult(0, "", $"There are no rows.{Environment.NewLine}"), await place.RunAsync("policies", "list"));
        Assert.Equal((0, "[]"), await place.RunAsync("policies", "export") is var none ? (none.ExitCode, none.Output.Trim()) : default);
        Assert.Equal(0, (await place.RunAsync("policies", "set", "apps", "Origins=https://app.example.com")).ExitCode);
        Assert.Equal("""{"rowKey":"apps","origins":"https://app.example.com"}""", await place.RowsAsync());
    }

    [Fact]
    public async Task History_that_cannot_be_written_is_a_warning()
    {
        // The name of the history table would be too long.
        var server = await azurite.ServerAsync();
        string[] store = ["--storage", server.ConnectionString, "--table", $"t{Guid.NewGuid():N}{new string('x', 28)}"];

        var result = await Cors.RunAsync(["policies", "set", "apps", "Origins=https://app.example.com", .. store]);

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("warning: The change is written, but the history lacks it: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("is added to", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Cors.RunAsync(["policies", "show", "apps", .. store])).ExitCode);
    }

    [Fact]
    public async Task Long_rows_are_written_in_transactions_that_the_service_takes()
    {
        var rows = Enumerable.Range(0, 100).Select(i => $$"""{ "rowKey": "r{{i}}", "origins": "https://r{{i}}.example.com", "notes": "{{new string('ä', 30_000)}}" }""");
        using var place = await Place.CreateAsync(Place.Table, azurite, "[]");
        using var file = new PolicyFile($"[{string.Join(',', rows)}]");

        var result = await place.RunAsync("policies", "import", file.FullName);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("100 rows added, 0 changed, 0 removed, 0 as they were", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_rows_reach_no_terminal()
    {
        const string Nasty = "\u001b]0;x\u0007\u202e\r\n";
        using var place = await Place.CreateAsync(Place.Table, azurite, Apps);
        await place.Client.UpsertEntityAsync(
            new TableEntity("default", "\u202enasty") { ["Origins"] = Nasty, ["Route"] = Nasty, ["Notes"] = Nasty, ["Methods"] = Nasty }, cancellationToken: TestContext.Current.CancellationToken);
        var history = new TableClient((await azurite.ServerAsync()).ConnectionString, $"{place.Client.Name}History");
        await history.UpsertEntityAsync(
            new TableEntity("default", "0") { ["Row"] = Nasty, ["Change"] = Nasty, ["By"] = Nasty, ["After"] = Nasty }, cancellationToken: TestContext.Current.CancellationToken);
        using var file = new PolicyFile(Apps);

        string[] commands = ["policies list", "policies list --output table", "policies list --output json", "policies show \u202enasty", "policies validate", "policies history", "policies export", "mirror", $"policies import {file.FullName} --dry-run", "explain /x --origin https://x.example.com"];
        foreach (var command in commands)
        {
            var result = await place.RunAsync(command.Split(' '));

            Assert.DoesNotContain(result.Output + result.Error, c => (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || (c == '\u202e' && !command.Contains("json", StringComparison.Ordinal) && !command.Contains("export", StringComparison.Ordinal)));
        }
    }
}
