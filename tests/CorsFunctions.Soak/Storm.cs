using Azure.Data.Tables;
using CorsFunctions.Azurite;

namespace CorsFunctions.Soak;

/// <summary>What happens to the storage, in turn.</summary>
internal sealed class Storm(FaultyProxy proxy, TableClient table)
{
    public const string Kept = "https://kept.example.com";
    public const string Never = "https://never.example.com";

    private const int EditsPerSecond = 50;

    private static readonly (string Name, ProxyMode Mode)[] Phases =
    [
        ("well", ProxyMode.PassThrough), ("killed", ProxyMode.Refuse), ("well", ProxyMode.PassThrough), ("hung", ProxyMode.Hang),
        ("dripping", ProxyMode.Drip), ("throttled", ProxyMode.RetryAfter), ("edited", ProxyMode.PassThrough), ("emptied", ProxyMode.PassThrough),
    ];

    /// <summary>The phase that it is.</summary>
    public string Phase { get; private set; } = "well";

    public async Task RunAsync(TimeSpan phase, CancellationToken ended)
    {
        for (var i = 0; !ended.IsCancellationRequested; i++)
        {
            var (name, mode) = Phases[i % Phases.Length];
            if (name == "emptied")
            {
                // What is emptied may be found empty until some time after it is filled again.
                Phase = name;
                await table.DeleteEntityAsync("default", "kept", cancellationToken: CancellationToken.None);
                await PassAsync(phase, ended);
                await FillAsync();
                await PassAsync(phase, ended);
                continue;
            }

            proxy.Mode = mode;
            Phase = name;
            await (name == "edited" ? EditAsync(phase, ended) : PassAsync(phase, ended));
        }
    }

    public Task FillAsync() => table.UpsertEntityAsync(new TableEntity("default", "kept") { ["Origins"] = Kept, ["Methods"] = "PUT" });

    private async Task EditAsync(TimeSpan phase, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / EditsPerSecond));
        for (var i = 0; i < phase.TotalSeconds * EditsPerSecond && !ended.IsCancellationRequested; i++)
        {
            var row = new TableEntity("default", $"edited{i % 20:D2}") { ["Origins"] = $"https://e{i}.example.com" };
            await (i % 3 == 2 ? table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: CancellationToken.None) : table.UpsertEntityAsync(row, cancellationToken: CancellationToken.None));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static async Task PassAsync(TimeSpan time, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var passed = TimeSpan.Zero; passed < time && !ended.IsCancellationRequested; passed += timer.Period)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
