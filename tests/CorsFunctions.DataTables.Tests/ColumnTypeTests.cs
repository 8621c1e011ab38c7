using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using CorsFunctions.Azurite;
using static CorsFunctions.DataTables.Tests.TestTables;

namespace CorsFunctions.DataTables.Tests;

public class ColumnTypeTests(AzuriteFixture azurite)
{
    private static readonly Guid _guid = new("f9f2d2a3-0000-4000-8000-000000000001");
    private static readonly DateTimeOffset _instant = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    public static TheoryData<object> Values =>
    [
        "text", "", "quote \" ' \\ \n line", "ключ 🗝", true, false, 0, -7, int.MaxValue, 5L, long.MaxValue, 1.5, 5d, -0.25, double.NaN,
        double.PositiveInfinity, double.NegativeInfinity, _guid, _instant, new byte[] { 0, 1, 0xff }, Array.Empty<byte>(),
    ];

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public async Task Value_comes_back_with_its_type(object value)
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Column"] = value }, Cancellation);

        var read = await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Cancellation);
        var queried = await table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync();

        Assert.Equal(value, read.Value["Column"]);
        Assert.Equal(value, Assert.Single(queried)["Column"]);
    }

    [Fact]
    public async Task Instant_is_kept_in_utc()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = _instant.ToOffset(TimeSpan.FromHours(9)), ["B"] = _instant.UtcDateTime }, Cancellation);

        var read = (await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Cancellation)).Value;

        Assert.Equal(_instant, read.GetDateTimeOffset("A"));
        Assert.Equal(TimeSpan.Zero, read.GetDateTimeOffset("A")!.Value.Offset);
        Assert.Equal(_instant, read.GetDateTimeOffset("B"));
    }

    [Fact]
    public async Task Column_without_a_value_is_not_kept()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = null! }, Cancellation);

        Assert.Null((await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Cancellation)).Value["A"]);
    }

    [Fact]
    public async Task Type_that_a_table_cannot_hold_is_an_error_before_anything_is_sent()
    {
        var table = new TableClient("UseDevelopmentStorage=true", "t");

        var error = await Assert.ThrowsAsync<NotSupportedException>(
            () => table.AddEntityAsync(new TableEntity("p", "r") { ["Origins"] = new List<string> { "a", "b" } }, Cancellation));

        Assert.Contains("'Origins'", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotSupportedException>(
            () => table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Local) }, Cancellation));
    }

    [Fact]
    public async Task Class_with_properties_is_an_entity_too()
    {
        var table = await azurite.NewTableAsync();
        var row = new Row
        {
            PartitionKey = "p", RowKey = "r", Text = "x", Flag = true, Small = 1, Big = 2, Real = 3, Guid = _guid, Instant = _instant,
            Moment = _instant.UtcDateTime, Bytes = [1], Data = BinaryData.FromString("x"), Mode = TableUpdateMode.Replace,
        };
        await table.AddEntityAsync(row, Cancellation);

        var read = (await table.GetEntityAsync<Row>("p", "r", cancellationToken: Cancellation)).Value;

        Assert.Equal(
            (row.Text, row.Flag, row.Small, row.Big, row.Real, row.Guid, row.Instant, row.Moment, row.Mode, row.Nothing),
            (read.Text, read.Flag, read.Small, read.Big, read.Real, read.Guid, read.Instant, read.Moment, read.Mode, read.Nothing));
        Assert.Equal([1], read.Bytes);
        Assert.Equal("x", read.Data!.ToString());
        Assert.NotEqual(default, read.ETag);
        Assert.NotNull(read.Timestamp);
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["Small"] = "one" }, cancellationToken: Cancellation);
        await Assert.ThrowsAsync<InvalidCastException>(() => table.GetEntityAsync<Row>("p", "r", cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Rows_of_an_independent_client_are_read_with_their_types()
    {
        var server = await azurite.ServerAsync();
        var name = NewName();
        var written = JsonNode.Parse(
            $$"""
            [{
              "partitionKey": "it's", "rowKey": "ключ", "Text": "x", "Flag": true, "Small": 7,
              "Big": {"type": "Int64", "value": "9007199254740993"}, "Real": {"type": "Double", "value": 1.5},
              "Guid": {"type": "Guid", "value": "{{_guid}}"}, "Instant": {"type": "DateTime", "value": "2026-01-02T03:04:05.678Z"},
              "Bytes": {"type": "Binary", "value": "AAH/"}
            }]
            """)!.AsArray();

        await NpmTablesClient.RunAsync(server.ConnectionString, name, written);

        var row = Assert.Single(await new TableClient(server.ConnectionString, name).QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync());
        Assert.Equal(("it's", "ключ", "x"), (row.PartitionKey, row.RowKey, row.GetString("Text")));
        Assert.Equal((true, 7, 9007199254740993L, 1.5), (row.GetBoolean("Flag"), row.GetInt32("Small"), row.GetInt64("Big"), row.GetDouble("Real")));
        Assert.Equal((_guid, _instant), (row.GetGuid("Guid"), row.GetDateTimeOffset("Instant")));
        Assert.Equal([0, 1, 0xff], row.GetBinary("Bytes"));
    }

    [Fact]
    public async Task Independent_client_reads_our_rows_with_their_types()
    {
        var server = await azurite.ServerAsync();
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(
            new TableEntity("it's", "ключ") { ["Text"] = "x", ["Flag"] = true, ["Small"] = 7, ["Big"] = 9007199254740993L, ["Real"] = 1.5, ["Guid"] = _guid, ["Instant"] = _instant },
            Cancellation);

        var row = Assert.Single(await NpmTablesClient.RunAsync(server.ConnectionString, table.Name))!;

        Assert.Equal(
            $$"""{"partitionKey":"it's","rowKey":"ключ","Text":"x","Flag":true,"Small":7,"Big":{"type":"Int64","value":"9007199254740993"},"Real":1.5,"Guid":{"value":"{{_guid}}","type":"Guid"},"Instant":"2026-01-02T03:04:05.678Z"}""",
            Without(row.AsObject(), "odata.metadata").ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    private static JsonObject Without(JsonObject row, string name)
    {
        row.Remove(name);
        return row;
    }

    private sealed class Row : ITableEntity
    {
        public string PartitionKey { get; set; } = "";
        public string RowKey { get; set; } = "";
        public DateTimeOffset? Timestamp { get; set; }
        public ETag ETag { get; set; }
        public string? Text { get; set; }
        public string? Nothing { get; set; }
        public bool Flag { get; set; }
        public int? Small { get; set; }
        public long Big { get; set; }
        public double Real { get; set; }
        public Guid Guid { get; set; }
        public DateTimeOffset Instant { get; set; }
        public DateTime Moment { get; set; }
        public byte[]? Bytes { get; set; }
        public BinaryData? Data { get; set; }
        public TableUpdateMode Mode { get; set; }
    }
}
