using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CorsFunctions.Check.Tests.Servers;

/// <summary>Sends the same bytes to everyone, whatever they are, and counts the requests.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<string> requests = [];
    private Task serving = Task.CompletedTask;

    public Uri Address { get; private set; } = null!;

    /// <summary>What came in, one text a request.</summary>
    public IReadOnlyList<string> Requests => requests;

    public static Task<RawServer> StartAsync(string answer, bool keepOpen = false)
    {
        var server = new RawServer();
        server.listener.Start();
        server.Address = new Uri($"http://127.0.0.1:{((IPEndPoint)server.listener.LocalEndpoint).Port}/x");
        server.serving = server.ServeAsync(Encoding.Latin1.GetBytes(answer), keepOpen);
        return Task.FromResult(server);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }

    private async Task ServeAsync(byte[] answer, bool keepOpen)
    {
        var open = new List<TcpClient>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                open.Add(client);
                await AnswerAsync(client, answer, keepOpen);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            open.ForEach(client => client.Dispose());
        }
    }

    // A client that goes early ends its own connection and not the server.
    private async Task AnswerAsync(TcpClient client, byte[] answer, bool keepOpen)
    {
        try
        {
            var buffer = new byte[64 * 1024];
            requests.Add(Encoding.Latin1.GetString(buffer, 0, await client.GetStream().ReadAsync(buffer, stop.Token)));
            await client.GetStream().WriteAsync(answer, stop.Token);
            if (!keepOpen)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            client.Dispose();
        }
    }
}
