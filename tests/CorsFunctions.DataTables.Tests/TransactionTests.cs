using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using CorsFunctions.Azurite;
using static CorsFunctions.DataTables.Tests.TestTables;

namespace CorsFunctions.DataTables.Tests;

public class TransactionTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task All_kinds_of_action_take_effect_together()
    {
        var table = await azurite.NewTableAsync();
        foreach (var key in new[] { "merge", "replace", "delete", "upsert" })
        {
            await table.AddEntityAsync(new TableEntity("it's", key) { ["Old"] = 1 }, Cancellation);
        }

        var answer = await table.SubmitTransactionAsync(
            [
                Action(TableTransactionActionType.Add, "add"),
                Action(TableTransactionActionType.UpdateMerge, "merge"),
                Action(TableTransactionActionType.UpdateReplace, "replace"),
                Action(TableTransactionActionType.Delete, "delete"),
                Action(TableTransactionActionType.UpsertMerge, "upsert"),
                Action(TableTransactionActionType.UpsertReplace, "ключ 🗝"),
            ],
            Cancellation);

        var rows = await table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync();
        Assert.Equal(202, answer.GetRawResponse().Status);
        Assert.Equal(Enumerable.Repeat(204, 6), answer.Value.Select(part => part.Status));
        Assert.NotNull(answer.Value[0].Headers.ETag);
        Assert.Equal(
            ["add:/1", "merge:1/1", "replace:/1", "upsert:1/1", "ключ 🗝:/1"],
            rows.Select(row => $"{row.RowKey}:{row.GetInt32("Old")}/{row.GetInt32("New")}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Refused_action_undoes_all_and_is_named()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("it's", "there"), Cancellation);

        var error = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
            [Action(TableTransactionActionType.Add, "new"), Action(TableTransactionActionType.Add, "there")], Cancellation));

        Assert.Equal(409, error.Status);
        Assert.True(error.ErrorCode == TableErrorCode.EntityAlreadyExists);
        Assert.Equal(1, error.FailedTransactionActionIndex);
        Assert.Equal("there", Assert.Single(await table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync()).RowKey);
    }

    [Fact]
    public async Task Version_of_an_action_is_respected()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("it's", "r"), Cancellation);
        var stale = (await table.GetEntityAsync<TableEntity>("it's", "r", cancellationToken: Cancellation)).Value.ETag;
        await table.UpsertEntityAsync(new TableEntity("it's", "r") { ["A"] = 1 }, cancellationToken: Cancellation);

        var error = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
            [new(TableTransactionActionType.UpdateReplace, new TableEntity("it's", "r"), stale)], Cancellation));

        Assert.Equal(412, error.Status);
        Assert.Equal("UpdateConditionNotSatisfied", error.ErrorCode);
    }

    [Fact]
    public async Task Transaction_without_actions_is_refused()
    {
        var table = await azurite.NewTableAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.SubmitTransactionAsync([], Cancellation));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.SubmitTransactionAsync(null!, Cancellation));
    }

    private static TableTransactionAction Action(TableTransactionActionType type, string rowKey) =>
        new(type, new TableEntity("it's", rowKey) { ["New"] = 1 });
}
