using System.Text.Json.Nodes;

namespace CorsFunctions.Tests;

/// <summary>What a change does to the array of rows in a file, and what it leaves as it is written there.</summary>
public class PolicyFileRowsTests
{
    private const string Two = """[{"rowKey":"a","origins":"https://a.example","notes":"n"},{"rowKey":"b","origins":"https://b.example"}]""";

    [Fact]
    public void Change_writes_the_columns_that_differ_and_keeps_the_rest_and_the_order() =>
        AssertApplied(
            """[5,{"Owner":{"team":[1]},"maxAge":6e2,"rowKey":"a","origins":["https://a.example"],"notes":"old"},null]""",
            Change("a", [("Origins", "https://a.example"), ("MaxAge", 600L), ("Notes", "old")], [("Origins", "https://a.example"), ("MaxAge", 600L), ("Notes", "new"), ("Enabled", false)]),
            """[5,{"Owner":{"team":[1]},"maxAge":6e2,"rowKey":"a","origins":["https://a.example"],"notes":"new","enabled":false},null]""");

    [Fact]
    public void Null_removes_the_column() =>
        AssertApplied(
            Two,
            Change("a", [("Origins", "https://a.example"), ("Notes", "n")], [("Origins", "https://a.example"), ("Notes", null)]),
            """[{"rowKey":"a","origins":"https://a.example"},{"rowKey":"b","origins":"https://b.example"}]""");

    [Fact]
    public void Column_that_the_row_has_no_longer_is_removed() =>
        AssertApplied(
            Two,
            Change("a", [("Origins", "https://a.example"), ("Notes", "n")], [("Origins", "https://a.example")]),
            """[{"rowKey":"a","origins":"https://a.example"},{"rowKey":"b","origins":"https://b.example"}]""");

    [Theory]
    [InlineData("a", """[{"rowKey":"b","origins":"https://b.example"}]""")]
    [InlineData("b", """[{"rowKey":"a","origins":"https://a.example","notes":"n"}]""")]
    public void Row_is_removed(string rowKey, string after) => AssertApplied(Two, Change(rowKey, [], null), after);

    [Fact]
    public void Row_of_this_app_is_added_at_the_end_without_partitionKey() =>
        AssertApplied(
            """[{"rowKey":"a"}]""",
            Change("b", null, [("Origins", "https://b.example"), ("Notes", null)]),
            """[{"rowKey":"a"},{"rowKey":"b","origins":"https://b.example"}]""");

    [Fact]
    public void Row_of_another_app_is_added_with_partitionKey() =>
        AssertApplied(
            """[{"rowKey":"a"}]""",
            Change("a", null, [("Origins", "https://a.example")], app: "other"),
            """[{"rowKey":"a"},{"partitionKey":"other","rowKey":"a","origins":"https://a.example"}]""");

    [Theory]
    [InlineData("default", """[{"partitionKey":"other","rowKey":"a"},{"rowKey":"a","notes":"n"}]""")]
    [InlineData("other", """[{"partitionKey":"other","rowKey":"a","notes":"n"},{"rowKey":"a"}]""")]
    public void Row_is_found_by_its_app_as_well(string app, string after) =>
        AssertApplied("""[{"partitionKey":"other","rowKey":"a"},{"rowKey":"a"}]""", Change("a", [], [("Notes", "n")], app), after);

    [Fact]
    public void Row_that_names_its_app_is_one_of_that_app() =>
        AssertApplied("""[{"partitionKey":"default","rowKey":"a"}]""", Change("a", [], [("Notes", "n")]), """[{"partitionKey":"default","rowKey":"a","notes":"n"}]""");

    [Fact]
    public void Key_that_is_no_text_is_none()
    {
        var rows = JsonNode.Parse("""[{"rowKey":1},{"rowKey":["1"]}]""")!.AsArray();

        var conflict = Assert.Throws<RowConflictException>(() => Apply(rows, Change("1", [], null)));

        Assert.Equal("the file has no row '1' any more, and nothing was written. Look at it, and try again", conflict.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Row_that_is_gone_is_a_conflict(bool isRemoved)
    {
        var rows = JsonNode.Parse(Two)!.AsArray();

        var conflict = Assert.Throws<RowConflictException>(() => Apply(rows, Change("go\nne", [], isRemoved ? null : [("Notes", "n")])));

        Assert.Equal(@"the file has no row 'go\u000ane' any more, and nothing was written. Look at it, and try again", conflict.Message);
        Assert.Equal(Two, rows.ToJsonString());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    public void Row_that_was_added_meanwhile_is_a_conflict(string rowKey)
    {
        var rows = JsonNode.Parse(Two)!.AsArray();

        var conflict = Assert.Throws<RowConflictException>(() => Apply(rows, Change(rowKey, null, [("Notes", "mine")])));

        Assert.Equal($"Row '{rowKey}' was added to the file by somebody else meanwhile, and nothing was written. Look at it, and try again", conflict.Message);
        Assert.Equal(Two, rows.ToJsonString());
    }

    [Fact]
    public void Value_of_every_type_has_its_form_in_JSON() =>
        AssertApplied(
            "[]",
            Change(
                "a",
                null,
                [
                    ("Text", "t"), ("Flag", true), ("Int", 1), ("Long", 1L << 40), ("Double", 0.5), ("List", new[] { "a", "b" }),
                    ("Instant", new DateTimeOffset(2030, 1, 31, 0, 0, 0, TimeSpan.Zero)),
                ]),
            """[{"rowKey":"a","Text":"t","Flag":true,"Int":1,"Long":1099511627776,"Double":0.5,"List":["a","b"],"Instant":"2030-01-31T00:00:00Z"}]""");

    [Fact]
    public void Value_of_a_type_that_JSON_has_not_is_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Apply([], Change("a", null, [("Notes", Guid.Empty)])));

        Assert.Equal("A file takes no Guid. (Parameter 'value')", refusal.Message);
    }

    private static void AssertApplied(string before, RowChange change, string after)
    {
        var rows = JsonNode.Parse(before)!.AsArray();

        Apply(rows, change);

        Assert.Equal(after, rows.ToJsonString());
    }

    private static void Apply(JsonArray rows, RowChange change) => new PolicyFileRows(rows, Given.App, "the file").Apply(change);

    private static RowChange Change(string rowKey, (string Name, object? Value)[]? before, (string Name, object? Value)[]? after, string app = Given.App)
    {
        PolicyRow Row((string Name, object? Value)[] columns) => new(app, rowKey, columns.ToDictionary(column => column.Name, column => column.Value));

        return new RowChange(app, rowKey, before is null ? null : new StoredRow(Row(before), "1"), after is null ? null : Row(after));
    }
}
