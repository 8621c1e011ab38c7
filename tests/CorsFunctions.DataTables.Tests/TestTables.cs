using Azure.Data.Tables;
using CorsFunctions.Azurite;

namespace CorsFunctions.DataTables.Tests;

internal static class TestTables
{
    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string NewName() => $"t{Guid.NewGuid():N}";

    public static async Task<TableClient> NewTableAsync(this AzuriteFixture azurite)
    {
        var server = await azurite.ServerAsync();
        var table = new TableClient(server.ConnectionString, NewName());
        await table.CreateAsync(Cancellation);
        return table;
    }

    /// <summary>Fails at the first fault, and soon: for tests of what a fault looks like.</summary>
    public static TableClientOptions WithoutRetries(TimeSpan? networkTimeout = null) => new()
    {
        Retry = { MaxRetries = 0, NetworkTimeout = networkTimeout ?? TimeSpan.FromSeconds(20) },
    };

    /// <summary>Rows r00000, r00001, … of partition "p".</summary>
    public static async Task AddRowsAsync(this TableClient table, int count)
    {
        var actions = Enumerable.Range(0, count)
            .Select(i => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", $"r{i:D5}") { ["Number"] = i }));
        foreach (var batch in actions.Chunk(100))
        {
            await table.SubmitTransactionAsync(batch, Cancellation);
        }
    }

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> source)
    {
        var items = new List<T>();
        await foreach (var item in source)
        {
            items.Add(item);
        }

        return items;
    }
}
