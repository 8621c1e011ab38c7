namespace CorsFunctions.Check.Tests.Servers;

/// <summary>A kind of server that runs configurations.</summary>
internal interface IServerHost
{
    /// <summary>What is missing to run it, with the package that has it; null when all is there.</summary>
    string? Missing { get; }

    /// <summary>Runs a configuration on a free loopback port, until the server is disposed of.</summary>
    Task<RunningServer> StartAsync(string configuration, string? variant);
}

/// <summary>A server that listens.</summary>
internal sealed class RunningServer(Uri address, Func<ValueTask> stop) : IAsyncDisposable
{
    public Uri Address { get; } = address;

    public ValueTask DisposeAsync() => stop();
}
