using CorsFunctions.DevHost.Tests.Support;

[assembly: AssemblyFixture(typeof(SharedHost))]

namespace CorsFunctions.DevHost.Tests.Support;

/// <summary>One host without middlewares for every test that needs no other.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    public RunningHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await RunningHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
