using Azure.Data.Tables;
using CorsFunctions.Azurite;
using CorsFunctions.Cli.Tests.Running;

namespace CorsFunctions.Cli.Tests.Editing;

/// <summary><c>cors policies set</c>.</summary>
public class SetTests(AzuriteFixture azurite)
{
    private const string Apps = """[ { "rowKey": "apps", "origins": "https://app.example.com", "methods": "GET, PUT", "owner": "me" } ]""";

    [Theory]
    [InlineData(Place.File)]
    [InlineData(Place.Table)]
    public async Task Columns_are_written_and_the_others_stay(string kind)
    {
        using var place = await Place.CreateAsync(kind, azurite, Apps);

        var result = await place.RunAsync("policies", "set", "apps", "headers=Authorization, X-A", "MaxAge=5", "Credentials=TRUE", "ExpiresOn=2030-01-01T02:00+02:00", "Notes=a=b");

        Assert.Equal((0, true), (result.ExitCode, result.Output.StartsWith("Row 'apps' is changed in ", StringComparison.Ordinal)));
        Assert.Equal(
            """{"rowKey":"apps","origins":"https://app.example.com","methods":"GET, PUT","headers":"Authorization, X-A","credentials":true,"maxAge":5,"expiresOn":"2030-01-01T00:00:00Z","notes":"a=b","owner":"me"}""",
            await place.RowsAsync());
    }

    [Fact]
    public async Task Table_gets_the_types_of_the_columns()
    {
        using var place = await Place.CreateAsync(Place.Table, azurite, "[]");

        await place.RunAsync("policies", "set", "apps", "Origins=https://app.example.com", "MaxAge=5", "Enabled=false", "ExpiresOn=2030-01-01T00:00Z");
        TableEntity row = await place.Client.GetEntityAsync<TableEntity>("default", "apps", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((5, false, new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)), (row["MaxAge"], row["Enabled"], row["ExpiresOn"]));
    }

    [Theory]
    [InlineData(Place.File)]
    [InlineData(Place.Table)]
    public async Task Row_that_is_not_there_is_added(string kind)
    {
        using var place = await Place.CreateAsync(kind, azurite, "[]");

        var result = await place.RunAsync("policies", "set", "new row", "Origins=https://app.example.com", "--app", "shop");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("Row 'new row' is added to ", result.Output, StringComparison.Ordinal);
        Assert.Equal((0, true), (await place.RunAsync("policies", "show", "new row", "--app", "shop")) is var shown ? (shown.ExitCode, shown.Output.StartsWith("new row: in force", StringComparison.Ordinal)) : default);
    }

    [Theory]
    [InlineData(Place.File)]
    [InlineData(Place.Table)]
    public async Task Empty_value_empties_the_column(string kind)
    {
        using var place = await Place.CreateAsync(kind, azurite, Apps);

        await place.RunAsync("policies", "set", "apps", "Methods=");

        Assert.Equal("""{"rowKey":"apps","origins":"https://app.example.com","owner":"me"}""", await place.RowsAsync());
    }

    [Theory]
    [InlineData(Place.File, "MaxAge=-1", "value '-1'")]
    [InlineData(Place.Table, "Origins=", "Origins")]
    [InlineData(Place.Table, "Enabled=maybe", "Write true or false")]
    [InlineData(Place.File, "ExpiresOn=2030-01-01", "an instant with its offset")]
    public async Task Row_that_would_be_invalid_is_not_written(string kind, string column, string error)
    {
        using var place = await Place.CreateAsync(kind, azurite, Apps);
        var before = await place.RowsAsync();

        var result = await place.RunAsync("policies", "set", "apps", column);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("error: row 'apps'", result.Error, StringComparison.Ordinal);
        Assert.Contains(error, result.Error, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was written.", result.Error.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(before, await place.RowsAsync());
    }

    [Fact]
    public async Task Warning_is_told_and_the_row_written()
    {
        using var place = await Place.CreateAsync(Place.File, azurite, Apps);

        var result = await place.RunAsync("policies", "set", "open", "Origins=*", "Methods=PUT");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("warning: row 'open', column Origins, value '*': Every site may send PUT here.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pattern_that_is_taken_from_another_row_is_told()
    {
        using var place = await Place.CreateAsync(Place.File, azurite, Apps);

        var result = await place.RunAsync("policies", "set", "aaa", "Origins=https://app.example.com");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("warning: row 'apps', column Origins, value 'https://app.example.com': Row 'aaa' has this pattern", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Orign=x", "'Orign=x' is not Column=value. The columns are Route, Origins,")]
    [InlineData("Origins", "'Origins' is not Column=value")]
    [InlineData("=x", "'=x' is not Column=value")]
    [InlineData("\u001b[2J=x", "'\\u001b[2J=x' is not Column=value")]
    [InlineData("RowKey=x", "'RowKey=x' is not Column=value")]
    public async Task Word_that_is_no_column_is_wrong_usage(string word, string error)
    {
        using var place = await Place.CreateAsync(Place.File, azurite, Apps);

        var result = await place.RunAsync("policies", "set", "apps", word);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(error, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Column_twice_is_wrong_usage()
    {
        using var place = await Place.CreateAsync(Place.File, azurite, Apps);

        Assert.Equal(new CliResult(2, "", $"Methods is given twice. Give it once.{Environment.NewLine}"), await place.RunAsync("policies", "set", "apps", "Methods=GET", "methods=PUT"));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a#b")]
    [InlineData("")]
    [InlineData("a\u0007b")]
    public async Task Key_that_no_table_takes_is_refused(string key)
    {
        using var place = await Place.CreateAsync(Place.File, azurite, Apps);

        var result = await place.RunAsync("policies", "set", key, "Origins=https://a.example.com");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains(@"or has / \ # ? or control characters in it", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u0007', result.Error);
    }

    [Fact]
    public async Task App_that_no_table_takes_is_refused()
    {
        using var place = await Place.CreateAsync(Place.Table, azurite, Apps);

        var result = await place.RunAsync("policies", "set", "apps", "Origins=https://a.example.com", "--app", "a/b");

        Assert.Equal((1, true), (result.ExitCode, result.Error.Contains("the key of the app 'a/b'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Text_that_no_table_takes_is_refused()
    {
        using var place = await Place.CreateAsync(Place.Table, azurite, Apps);

        var result = await place.RunAsync("policies", "set", "apps", $"Notes={new string('x', 40_000)}");

        Assert.Equal((1, true), (result.ExitCode, result.Error.Contains("column Notes: it has more than 32768 characters", StringComparison.Ordinal)));
    }
}
