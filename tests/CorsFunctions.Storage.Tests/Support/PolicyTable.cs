using CorsFunctions.Rows;
using Azure.Data.Tables;
using CorsFunctions.Azurite;

namespace CorsFunctions.Storage.Tests.Support;

/// <summary>A table with policies, written as an operator's tool would.</summary>
internal sealed class PolicyTable(string connectionString, string name)
{
    public const string App = "app";

    private readonly TableClient client = new(connectionString, name);

    public string Name => name;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string NewName() => $"t{Guid.NewGuid():N}";

    public static async Task<PolicyTable> CreateAsync(AzuriteFixture azurite) => await CreateAsync((await azurite.ServerAsync()).ConnectionString);

    public static async Task<PolicyTable> CreateAsync(string connectionString)
    {
        var table = new PolicyTable(connectionString, NewName());
        await table.CreateAsync();
        return table;
    }

    public static TableEntity Row(string rowKey, string origins, params object?[] columns) => Row(App, rowKey, origins, columns);

    /// <summary>A row; columns are given as name and value by turns.</summary>
    public static TableEntity Row(string app, string rowKey, string origins, object?[] columns)
    {
        var row = new TableEntity(app, rowKey) { [PolicyColumn.Origins] = origins };
        for (var i = 0; i < columns.Length; i += 2)
        {
            row[(string)columns[i]!] = columns[i + 1];
        }

        return row;
    }

    /// <summary>Rows r00000, r00001, …, each with an origin of its own name.</summary>
    public static IEnumerable<TableEntity> Rows(int count, params object?[] columns) =>
        Enumerable.Range(0, count).Select(i => Row($"r{i:D5}", $"https://r{i:D5}.example.com", columns));

    public Task CreateAsync() => client.CreateIfNotExistsAsync(Cancellation);

    public Task DropAsync() => client.DeleteAsync(Cancellation);

    /// <summary>Inserts the row, or replaces the one with its keys.</summary>
    public Task PutAsync(TableEntity row) => client.UpsertEntityAsync(row, TableUpdateMode.Replace, Cancellation);

    public Task PutAsync(string rowKey, string origins, params object?[] columns) => PutAsync(Row(rowKey, origins, columns));

    public Task RemoveAsync(string rowKey) => client.DeleteEntityAsync(App, rowKey, cancellationToken: Cancellation);

    public async Task PutManyAsync(IEnumerable<TableEntity> rows)
    {
        foreach (var batch in rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)).Chunk(100))
        {
            await client.SubmitTransactionAsync(batch, Cancellation);
        }
    }
}
