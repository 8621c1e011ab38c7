using Azure;
using Azure.Data.Tables;

namespace CorsFunctions.DataTables.Tests;

public class TableEntityTests
{
    [Fact]
    public void Keys_are_columns_too()
    {
        var entity = new TableEntity("p", "r");

        Assert.Equal("p", entity["PartitionKey"]);
        Assert.Equal("r", entity.GetString("RowKey"));
        Assert.Equal(2, entity.Count);
    }

    [Fact]
    public void Missing_column_is_null_for_every_getter()
    {
        var entity = new TableEntity();

        Assert.Null(entity["x"]);
        Assert.Null(entity.GetString("x"));
        Assert.Null(entity.GetInt32("x"));
        Assert.Null(entity.GetInt64("x"));
        Assert.Null(entity.GetBoolean("x"));
        Assert.Null(entity.GetDouble("x"));
        Assert.Null(entity.GetGuid("x"));
        Assert.Null(entity.GetDateTime("x"));
        Assert.Null(entity.GetDateTimeOffset("x"));
        Assert.Null(entity.GetBinary("x"));
        Assert.Null(entity.GetBinaryData("x"));
        Assert.Null(entity.PartitionKey);
        Assert.Null(entity.Timestamp);
        Assert.Equal(default, entity.ETag);
        Assert.Throws<ArgumentException>(() => entity.GetString(""));
    }

    [Fact]
    public void Column_of_another_type_is_an_error()
    {
        var entity = new TableEntity { ["Methods"] = 7, ["MaxAge"] = "600", ["Big"] = 1L };

        Assert.Throws<InvalidOperationException>(() => entity.GetString("Methods"));
        Assert.Throws<InvalidOperationException>(() => entity.GetInt32("MaxAge"));
        Assert.Throws<InvalidOperationException>(() => entity.GetInt32("Big"));
        Assert.Throws<InvalidOperationException>(() => entity.GetBoolean("MaxAge"));
    }

    [Fact]
    public void Dates_and_bytes_are_read_as_either_of_their_types()
    {
        var noon = new DateTime(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc);
        var entity = new TableEntity { ["Moment"] = noon, ["Instant"] = new DateTimeOffset(noon), ["Bytes"] = new byte[] { 1 } };

        Assert.Equal(noon, entity.GetDateTimeOffset("Moment"));
        Assert.Equal(noon, entity.GetDateTime("Instant"));
        Assert.Equal([1], entity.GetBinaryData("Bytes").ToArray());
    }

    [Fact]
    public void Int_that_replaces_a_long_or_a_double_takes_its_type()
    {
        var entity = new TableEntity { ["Long"] = 1L, ["Double"] = 1d };

        entity["Long"] = 2;
        entity["Double"] = 3;

        Assert.Equal(2L, entity["Long"]);
        Assert.Equal(3d, entity["Double"]);
    }

    [Fact]
    public void Entity_is_a_dictionary()
    {
        var entity = new TableEntity(new Dictionary<string, object> { ["a"] = 1 });
        ICollection<KeyValuePair<string, object>> columns = entity;
        entity.ETag = new ETag("v1");

        columns.Add(new("b", 2));
        entity.Add("c", 3);

        Assert.True(entity.TryGetValue("b", out var b));
        Assert.Equal(2, b);
        Assert.True(columns.Contains(new("a", 1)));
        Assert.True(entity.Remove("a"));
        Assert.False(entity.ContainsKey("a"));
        Assert.Equal(["odata.etag", "b", "c"], entity.Keys.Order(Comparer<string>.Create((x, y) => y.Length - x.Length)));
        entity.Clear();
        Assert.Empty(entity);
    }
}
