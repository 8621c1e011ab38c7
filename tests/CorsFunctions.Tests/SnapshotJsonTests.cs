using System.Text;

namespace CorsFunctions.Tests;

/// <summary>Values keep their types; JSON that this version did not write is refused, whatever is wrong with it.</summary>
public class SnapshotJsonTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("a\n\"b\"")]
    [InlineData("")]
    [InlineData(true)]
    [InlineData(false)]
    [InlineData(int.MinValue)]
    [InlineData(1L)]
    [InlineData(long.MaxValue)]
    [InlineData(0.1)]
    [InlineData(1e300)]
    public void Value_comes_back_as_it_was(object? value) => Assert.Equal(value, RoundTrip(value));

    [Fact]
    public void List_comes_back_as_it_was() => Assert.Equal(["a", "", "b"], Assert.IsType<string[]>(RoundTrip(new[] { "a", "", "b" })));

    [Fact]
    public void Instant_comes_back_with_its_ticks_and_its_offset()
    {
        var instant = new DateTimeOffset(2030, 1, 31, 1, 2, 3, TimeSpan.FromHours(5.5)).AddTicks(7);

        var read = Assert.IsType<DateTimeOffset>(RoundTrip(instant));

        Assert.Equal((instant, instant.Offset), (read, read.Offset));
    }

    [Fact]
    public void Value_that_no_column_takes_comes_back_as_such() =>
        Assert.Equal(new UnsupportedValue("[1]"), RoundTrip(new UnsupportedValue("[1]")));

    [Fact]
    public void Row_comes_back_with_its_keys_and_its_fault()
    {
        var row = RoundTrip(new PolicyRow("other", "key", new Dictionary<string, object?>()) { Unreadable = "why" });

        Assert.Equal(("other", "key", "why", 0), (row.PartitionKey, row.RowKey, row.Unreadable, row.Columns.Count));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"source":1}""")]
    [InlineData("""{"source":"script","app":"default","instant":"2026-11-21T12:00:00Z"}""")]
    [InlineData("""{"source":"script","app":"default","instant":"yesterday","rows":[]}""")]
    [InlineData("""{"source":"script","app":"default","instant":"2026-11-21T12:00:00Z","rows":{}}""")]
    [InlineData("""{"source":"script","app":"default","instant":"2026-11-21T12:00:00Z","rows":[{"p":null,"k":"a","c":{}}]}""")]
    [InlineData("""{"source":"script","app":"default","instant":"2026-11-21T12:00:00Z","rows":[{"p":"default","c":{}}]}""")]
    [InlineData("""{"source":"script","app":"default","instant":"2026-11-21T12:00:00Z","rows":[{"p":"default","k":"a","c":{"x":1,"x":2}}]}""")]
    public void JSON_of_another_shape_is_no_snapshot(string json) => Assert.Equal((null, "is not a snapshot of this version"), Read(json));

    [Theory]
    [InlineData("5")]
    [InlineData("[5]")]
    [InlineData("{}")]
    [InlineData("""{"i":"1","l":"1"}""")]
    [InlineData("""{"i":1}""")]
    [InlineData("""{"i":"one"}""")]
    [InlineData("""{"i":"2147483648"}""")]
    [InlineData("""{"t":"2026-11-21"}""")]
    [InlineData("""{"z":"1"}""")]
    [InlineData("\"\\ud800\"")]
    [InlineData("""{"x":"1","x":"1"}""")]
    public void Value_of_another_form_is_no_snapshot(string value) =>
        Assert.Equal(
            (null, "is not a snapshot of this version"),
            Read($$$"""{"source":"script","app":"default","instant":"2026-11-21T12:00:00Z","rows":[{"p":"default","k":"a","c":{"x":{{{value}}}}}]}"""));

    private static object? RoundTrip(object? value) =>
        RoundTrip(new PolicyRow(Given.App, "a", new Dictionary<string, object?> { ["x"] = value })).Columns["x"];

    private static PolicyRow RoundTrip(PolicyRow row)
    {
        var (snapshot, fault) = SnapshotJson.Read(SnapshotJson.Write(new Snapshot(Given.Now, [row]), "script", Given.App).WrittenSpan, "script", Given.App);
        Assert.Null(fault);
        return Assert.Single(snapshot!.Rows);
    }

    private static (Snapshot? Snapshot, string? Fault) Read(string json) => SnapshotJson.Read(Encoding.UTF8.GetBytes(json), "script", Given.App);
}
