using System.Text.Json.Nodes;
using Moq;

namespace CorsFunctions.Tests;

/// <summary>Edits of a policy file: whole or not at all.</summary>
public sealed class FilePolicyStoreTests : IDisposable
{
    private const string Apps = """[ { "rowKey": "apps", "origins": "https://app.example.com" } ]""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("store-");
    private readonly string path;

    public FilePolicyStoreTests() => path = Path.Combine(folder.FullName, "policies.json");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FilePolicyStore Store => new(path, Given.App);

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("""[ { "rowKey": "a", "origins": "https://a.example" } ]""", """[{"rowKey":"a","origins":"https://a.example"},{"rowKey":"b","origins":"https://b.example"}]""")]
    [InlineData(
        """{ "$schema": "./policies.schema.json", "policies": [ { "rowKey": "a", "origins": "https://a.example" } ] }""",
        """{"$schema":"./policies.schema.json","policies":[{"rowKey":"a","origins":"https://a.example"},{"rowKey":"b","origins":"https://b.example"}]}""")]
    public async Task Edit_leaves_the_form_of_the_file(string before, string after)
    {
        await File.WriteAllTextAsync(path, before, TestContext.Current.CancellationToken);
        var store = new FilePolicyStore(path, "default");
        var row = new PolicyRow("default", "b", new Dictionary<string, object?> { [PolicyColumn.Origins] = "https://b.example" });

        await store.WriteAsync([new RowChange("default", "b", null, row)], null, TestContext.Current.CancellationToken);

        Assert.Equal(after, JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!.ToJsonString());
        Assert.Equal(2, (await store.ReadAsync(TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task Value_of_every_type_is_written_and_read_back()
    {
        await File.WriteAllTextAsync(path, "[]", TestContext.Current.CancellationToken);
        var store = new FilePolicyStore(path, "default");
        var row = new PolicyRow("default", "a", new Dictionary<string, object?>
        {
            [PolicyColumn.Origins] = new[] { "https://a.example", "https://b.example" },
            [PolicyColumn.Credentials] = true,
            [PolicyColumn.MaxAge] = 30,
            [PolicyColumn.ExpiresOn] = new DateTimeOffset(2030, 1, 31, 0, 0, 0, TimeSpan.Zero),
        });

        await store.WriteAsync([new RowChange("default", "a", null, row)], null, TestContext.Current.CancellationToken);

        var set = PolicySet.Create([.. (await store.ReadAsync(TestContext.Current.CancellationToken)).Select(stored => stored.Row)], "default");
        var policy = Assert.Single(set.Policies);
        Assert.Empty(set.Findings);
        Assert.Equal((true, 30, new DateTimeOffset(2030, 1, 31, 0, 0, 0, TimeSpan.Zero)), (policy.AllowCredentials, policy.MaxAge, policy.ExpiresOn!.Value));
    }

    [Fact]
    public async Task What_an_edit_does_not_name_stays_and_the_file_is_indented()
    {
        await GivenAsync("""{ "$schema": "./s.json", "policies": [ { "rowKey": "apps", "Owner": { "team": [1] }, "notes": "für <alle>", }, 5, ] }""");

        await DisableAsync();

        Assert.Equal(
            """
            {
              "$schema": "./s.json",
              "policies": [
                {
                  "rowKey": "apps",
                  "Owner": {
                    "team": [
                      1
                    ]
                  },
                  "notes": "für <alle>",
                  "enabled": false
                },
                5
              ]
            }

            """.ReplaceLineEndings("\n"),
            await ContentAsync());
    }

    [Fact]
    public async Task Byte_order_mark_does_no_harm()
    {
        await File.WriteAllTextAsync(path, Apps, System.Text.Encoding.UTF8, Token);

        await DisableAsync();

        Assert.Equal("""[{"rowKey":"apps","origins":"https://app.example.com","enabled":false}]""", JsonNode.Parse(await ContentAsync())!.ToJsonString());
    }

    [Fact]
    public async Task Changes_are_written_together_and_their_number_is_told()
    {
        await GivenAsync(Apps);
        var stored = (await Store.ReadAsync(Token))[0];
        var progress = new Mock<IProgress<int>>();

        Assert.Null(await Store.WriteAsync([Removal(stored), Addition("b")], progress.Object, Token));

        Assert.Equal("""[{"rowKey":"b","origins":"https://b.example"}]""", JsonNode.Parse(await ContentAsync())!.ToJsonString());
        progress.Verify(told => told.Report(2), Times.Once);
        progress.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task File_that_was_edited_since_it_was_read_is_a_conflict_even_if_only_one_change_minds()
    {
        await GivenAsync(Apps);
        var stored = (await Store.ReadAsync(Token))[0];
        await GivenAsync(Apps + " ");

        var conflict = await Assert.ThrowsAsync<RowConflictException>(() => Store.WriteAsync([Addition("b"), Removal(stored)], null, Token));

        Assert.Equal($"file {path} was edited meanwhile, and nothing was written. Look at it, and try again", conflict.Message);
        await AssertUntouchedAsync(Apps + " ");
    }

    [Fact]
    public async Task Row_that_was_added_meanwhile_is_a_conflict_and_nothing_is_written()
    {
        await GivenAsync(Apps);

        var conflict = await Assert.ThrowsAsync<RowConflictException>(() => Store.WriteAsync([Addition("b"), Addition("apps")], null, Token));

        Assert.Equal($"Row 'apps' was added to file {path} by somebody else meanwhile, and nothing was written. Look at it, and try again", conflict.Message);
        await AssertUntouchedAsync(Apps);
    }

    [Fact]
    public async Task Row_that_is_not_in_the_file_is_a_conflict_and_nothing_is_written()
    {
        await GivenAsync(Apps);
        var gone = (await Store.ReadAsync(Token))[0] with { Row = Given.Row("gone", "https://b.example") };

        var conflict = await Assert.ThrowsAsync<RowConflictException>(() => Store.WriteAsync([Addition("b"), Removal(gone)], null, Token));

        Assert.Equal($"file {path} has no row 'gone' any more, and nothing was written. Look at it, and try again", conflict.Message);
        await AssertUntouchedAsync(Apps);
    }

    [Theory]
    [InlineData("""[ /* ours */ { "rowKey": "apps" }, ]""", "has comments, which would be lost. Edit it by hand, or take them out (Notes is the column for people)")]
    [InlineData("""[ /* ours */ { "rowKey": "apps", "x": 1, "x": 2 } ]""", "has comments, which would be lost. Edit it by hand, or take them out (Notes is the column for people)")]
    [InlineData("""[ { "rowKey": "apps", "x": 1, "x": 2 }, ]""", "has a name twice in one object, and one of the two would be lost. Edit it by hand, or write the name once")]
    [InlineData("""[ { "rowKey": "a", "x": { "y": 1, "y": 2 } }, { "rowKey": "apps" } ]""", "has a name twice in one object, and one of the two would be lost. Edit it by hand, or write the name once")]
    [InlineData("""[ { "rowKey": "apps", "\udc00": 1 } ]""", "has text that is no Unicode text. Edit it by hand")]
    public async Task File_that_would_lose_something_is_not_edited(string json, string refusal)
    {
        await GivenAsync(json);

        Assert.Equal($"file {path} {refusal}", (await Assert.ThrowsAsync<PolicySourceException>(() => Store.WriteAsync([Addition("b")], null, Token))).Message);
        await AssertUntouchedAsync(json);
    }

    [Fact]
    public async Task Missing_file_is_told_and_not_made()
    {
        var refusal = await Assert.ThrowsAsync<PolicySourceException>(() => Store.WriteAsync([Addition("b")], null, Token));

        Assert.Equal($"Policy file '{path}' does not exist. Create it, or name another file", refusal.Message);
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    [Theory]
    [InlineData("[ {", "is not JSON, at line 1, byte 4. Write a JSON array of rows")]
    [InlineData("5", "holds a number. ")]
    [InlineData("null", "holds null. ")]
    [InlineData("{}", "holds an object. ")]
    public async Task File_that_broke_meanwhile_is_told_as_when_it_is_read(string json, string refusal)
    {
        await GivenAsync(json);

        Assert.StartsWith($"Policy file '{path}' {refusal}", (await Assert.ThrowsAsync<PolicySourceException>(() => Store.WriteAsync([Addition("b")], null, Token))).Message, StringComparison.Ordinal);
        await AssertUntouchedAsync(json);
    }

    private static RowChange Removal(StoredRow stored) => new(stored.Row.PartitionKey, stored.Row.RowKey, stored, null);

    private static RowChange Addition(string rowKey) => new(Given.App, rowKey, null, Given.Row(rowKey, $"https://{rowKey}.example"));

    private async Task DisableAsync()
    {
        var stored = (await Store.ReadAsync(Token))[0];
        var after = new PolicyRow(Given.App, "apps", new Dictionary<string, object?>(stored.Row.Columns) { [PolicyColumn.Enabled] = false });

        Assert.Null(await Store.WriteAsync([new RowChange(Given.App, "apps", stored, after)], null, Token));
    }

    private Task GivenAsync(string content) => File.WriteAllTextAsync(path, content, Token);

    private Task<string> ContentAsync() => File.ReadAllTextAsync(path, Token);

    private async Task AssertUntouchedAsync(string content)
    {
        Assert.Equal(content, await ContentAsync());
        Assert.Equal(["policies.json"], folder.EnumerateFileSystemInfos().Select(entry => entry.Name));
    }
}
