namespace CorsFunctions.Azurite;

/// <summary>One Azurite for all tests of an assembly; each test takes a table of its own. Started by the first test that asks,
/// so that a machine without Node.js skips tests instead of failing the fixture.</summary>
public sealed class AzuriteFixture : IAsyncDisposable
{
    private readonly Lazy<Task<AzuriteServer>> server = new(() => AzuriteServer.StartAsync());

    public Task<AzuriteServer> ServerAsync() => server.Value;

    public async ValueTask DisposeAsync()
    {
        if (server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await server.Value).DisposeAsync();
        }
    }
}
