using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using CorsFunctions.Azurite;
using static CorsFunctions.DataTables.Tests.TestTables;

namespace CorsFunctions.DataTables.Tests;

public class EntityTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Added_entity_is_read_back_with_its_version_and_time()
    {
        var table = await azurite.NewTableAsync();

        var added = await table.AddEntityAsync(new TableEntity("p", "r") { ["Route"] = "/{*rest}" }, Cancellation);
        var read = await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Cancellation);

        Assert.Equal(204, added.Status);
        Assert.Equal(200, read.GetRawResponse().Status);
        Assert.Equal("/{*rest}", read.Value.GetString("Route"));
        Assert.Equal(added.Headers.ETag, read.Value.ETag);
        Assert.NotNull(read.Value.Timestamp);
        Assert.DoesNotContain(read.Value.Keys, key => key.Contains("odata.type", StringComparison.Ordinal) || key == "odata.metadata");
    }

    [Fact]
    public async Task Adding_twice_is_a_conflict()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"), Cancellation);

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r"), Cancellation));

        Assert.Equal(409, error.Status);
        Assert.True(error.ErrorCode == TableErrorCode.EntityAlreadyExists);
        Assert.Contains("already exists", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_entity_is_an_error_or_no_value()
    {
        var table = await azurite.NewTableAsync();

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Cancellation));
        var answer = await table.GetEntityIfExistsAsync<TableEntity>("p", "r", cancellationToken: Cancellation);

        Assert.Equal(404, error.Status);
        Assert.Equal("ResourceNotFound", error.ErrorCode);
        Assert.False(answer.HasValue);
        Assert.Equal(404, answer.GetRawResponse().Status);
        Assert.Throws<InvalidOperationException>(() => answer.Value);
    }

    [Fact]
    public async Task Existing_entity_has_a_value()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"), Cancellation);

        var answer = await table.GetEntityIfExistsAsync<TableEntity>("p", "r", cancellationToken: Cancellation);

        Assert.True(answer.HasValue);
        Assert.Equal("r", answer.Value!.RowKey);
    }

    [Fact]
    public async Task Select_reads_only_the_named_columns()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 }, Cancellation);

        var read = await table.GetEntityAsync<TableEntity>("p", "r", ["B", "RowKey"], Cancellation);

        Assert.Equal(2, read.Value.GetInt32("B"));
        Assert.False(read.Value.ContainsKey("A"));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge, 1)]
    [InlineData(TableUpdateMode.Replace, null)]
    public async Task Upsert_inserts_then_updates(TableUpdateMode mode, int? columnThatIsNotNamed)
    {
        var table = await azurite.NewTableAsync();
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1 }, mode, Cancellation);

        var answer = await table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 2 }, mode, Cancellation);

        var read = await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Cancellation);
        Assert.Equal(204, answer.Status);
        Assert.Equal(2, read.Value.GetInt32("B"));
        Assert.Equal(columnThatIsNotNamed, read.Value.GetInt32("A"));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task Update_needs_the_right_version(TableUpdateMode mode)
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"), Cancellation);
        var stale = (await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Cancellation)).Value;

        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 1 }, stale.ETag, mode, Cancellation);
        var error = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(stale, stale.ETag, mode, Cancellation));
        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 2 }, ETag.All, mode, Cancellation);

        Assert.Equal(412, error.Status);
        Assert.True(error.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied);
        Assert.Equal(2, (await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Cancellation)).Value.GetInt32("A"));
    }

    [Fact]
    public async Task Update_of_a_missing_entity_is_an_error()
    {
        var table = await azurite.NewTableAsync();

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All, TableUpdateMode.Replace, Cancellation));

        Assert.Equal(404, error.Status);
        await Assert.ThrowsAsync<ArgumentException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), default, TableUpdateMode.Replace, Cancellation));
    }

    [Fact]
    public async Task Delete_needs_the_right_version_if_one_is_given()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"), Cancellation);
        var stale = (await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Cancellation)).Value;
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1 }, cancellationToken: Cancellation);

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync(stale, stale.ETag, Cancellation));
        var deleted = await table.DeleteEntityAsync("p", "r", cancellationToken: Cancellation);
        var again = await table.DeleteEntityAsync("p", "r", cancellationToken: Cancellation);

        Assert.Equal(412, error.Status);
        Assert.Equal(204, deleted.Status);
        Assert.Equal(404, again.Status);
    }

    [Fact]
    public async Task Entity_without_keys_is_refused()
    {
        var table = await azurite.NewTableAsync();

        await Assert.ThrowsAsync<ArgumentNullException>(() => table.AddEntityAsync(new TableEntity { RowKey = "r" }, Cancellation));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.UpsertEntityAsync(new TableEntity { PartitionKey = "p" }, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.GetEntityAsync<TableEntity>("p", null!, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.DeleteEntityAsync(null!, "r", cancellationToken: Cancellation));
    }

    [Theory]
    [InlineData("it's", "it''s")]
    [InlineData("", "")]
    [InlineData("ключ", "🗝 key")]
    [InlineData("a b+c&d=e%20", "(x),'y'")]
    [InlineData("https:%2F%2Fapp", "*.example.com")]
    public async Task Keys_of_any_characters_find_their_row(string partitionKey, string rowKey)
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity(partitionKey, rowKey) { ["A"] = 1 }, Cancellation);
        await table.AddEntityAsync(new TableEntity("other", "other"), Cancellation);

        await table.UpsertEntityAsync(new TableEntity(partitionKey, rowKey) { ["B"] = 2 }, cancellationToken: Cancellation);
        var read = await table.GetEntityAsync<TableEntity>(partitionKey, rowKey, cancellationToken: Cancellation);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey} and RowKey eq {rowKey}");
        var queried = await table.QueryAsync<TableEntity>(filter, cancellationToken: Cancellation).ToListAsync();
        await table.DeleteEntityAsync(partitionKey, rowKey, cancellationToken: Cancellation);

        Assert.Equal((partitionKey, rowKey, 1, 2), (read.Value.PartitionKey, read.Value.RowKey, read.Value.GetInt32("A"), read.Value.GetInt32("B")));
        Assert.Equal(rowKey, Assert.Single(queried).RowKey);
        Assert.Equal("other", Assert.Single(await table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync()).RowKey);
    }
}
