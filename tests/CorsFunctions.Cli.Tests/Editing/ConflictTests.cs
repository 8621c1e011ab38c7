using CorsFunctions.Azurite;
using CorsFunctions.Cli.Tests.Running;
using CorsFunctions.Rows;
using CorsFunctions.Sources;
using CorsFunctions.Tables;
using Microsoft.Extensions.Configuration;

namespace CorsFunctions.Cli.Tests.Editing;

/// <summary>Two operators at once never lose an edit.</summary>
public class ConflictTests(AzuriteFixture azurite)
{
    private const string Apps = """[ { "rowKey": "apps", "origins": "https://app.example.com" } ]""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Place.File)]
    [InlineData(Place.Table)]
    public async Task Of_edits_at_once_each_is_written_or_told_that_it_is_not(string kind)
    {
        using var place = await Place.CreateAsync(kind, azurite, Apps);
        string[] columns = ["MaxAge=1", "Methods=PUT", "Headers=X-A", "ExposedHeaders=X-B", "Credentials=true", "Notes=n"];

        var results = await Task.WhenAll(columns.Select(column => Task.Run(() => place.RunAsync("policies", "set", "apps", column), Cancellation)));

        var row = (await place.RunAsync("policies", "show", "apps", "--output", "json")).Json[0];
        Assert.Contains(results, result => result.ExitCode == 0);
        foreach (var (column, result) in columns.Zip(results))
        {
            var name = PolicyColumn.ToFile(column[..column.IndexOf('=', StringComparison.Ordinal)]);
            Assert.Equal(result.ExitCode == 0, row.TryGetProperty(name, out _));
            Assert.True(result is { ExitCode: 0, Error: "" } || (result.ExitCode == 1 && result.Error.Contains("ry again", StringComparison.Ordinal)), $"{result.ExitCode}: {result.Error}");
        }
    }

    [Theory]
    [InlineData(Place.File, "change")]
    [InlineData(Place.File, "remove")]
    [InlineData(Place.File, "add")]
    [InlineData(Place.Table, "change")]
    [InlineData(Place.Table, "remove")]
    [InlineData(Place.Table, "add")]
    public async Task Row_that_was_edited_in_between_is_left_as_it_is(string kind, string verb)
    {
        using var place = await Place.CreateAsync(kind, azurite, Apps);
        var store = await OpenAsync(place, kind);
        var read = (await store.ReadAsync(Cancellation))[0];
        var after = new PolicyRow("default", verb == "add" ? "new" : "apps", new Dictionary<string, object?> { ["Origins"] = "https://mine.example.com" });
        await place.RunAsync("policies", "set", after.RowKey, "Origins=https://theirs.example.com");

        var change = new RowChange("default", after.RowKey, verb == "add" ? null : read, verb == "remove" ? null : after);
        var refusal = await Assert.ThrowsAsync<RowConflictException>(() => store.WriteAsync([change], null, Cancellation));

        Assert.Contains(kind == Place.File && verb != "add" ? "was edited meanwhile" : "by somebody else meanwhile", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("\"origins\":\"https://theirs.example.com\"", await place.RowsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_that_was_removed_in_between_is_told()
    {
        using var place = await Place.CreateAsync(Place.Table, azurite, Apps);
        var store = await OpenAsync(place, Place.Table);
        var read = (await store.ReadAsync(Cancellation))[0];
        await place.RunAsync("policies", "remove", "apps", "--yes");

        var refusal = await Assert.ThrowsAsync<RowConflictException>(() => store.WriteAsync([new RowChange("default", "apps", read, read.Row)], null, Cancellation));

        Assert.StartsWith("Row 'apps' was removed by somebody else meanwhile", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_another_process_writes_is_left_alone()
    {
        using var place = await Place.CreateAsync(Place.File, azurite, Apps);
        CliResult result;
        await using (new FileStream($"{place.FileName}.lock", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose))
        {
            result = await place.RunAsync("policies", "disable", "apps");
        }

        Assert.Equal(new CliResult(1, "", $"file {place.FileName} is being written by somebody else, and nothing was written. Try again.{Environment.NewLine}"), result);
        Assert.Equal(0, (await place.RunAsync("policies", "disable", "apps")).ExitCode);
    }

    private async Task<IPolicyStore> OpenAsync(Place place, string kind)
    {
        if (kind == Place.File)
        {
            return new FilePolicyStore(place.FileName, "default");
        }

        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("CorsStorage", (await azurite.ServerAsync()).ConnectionString)]).Build();
        Assert.True(StorageConnection.Find(settings)!.TryFindService(out var service, out var error), error);
        return new TablePolicyStore(service, place.Client.Name, "default", new TablePolicyHistory(service.Client, place.Client.Name, "test", TimeProvider.System));
    }
}
