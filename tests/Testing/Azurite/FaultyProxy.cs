using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CorsFunctions.Azurite;

/// <summary>A TCP proxy on a loopback port that can fail in the ways of <see cref="ProxyMode"/>.</summary>
public sealed class FaultyProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int target;
    private readonly Task accepting;
    private readonly TaskCompletionSource firstConnection = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private CancellationTokenSource period = new();
    private ProxyMode mode;
    private int connections;

    public FaultyProxy(int targetPort, ProxyMode mode = ProxyMode.PassThrough)
    {
        target = targetPort;
        this.mode = mode;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string ConnectionString => AzuriteServer.ConnectionStringAt(Port);

    /// <summary>Connections accepted so far: shows that a client tried.</summary>
    public int Connections => Volatile.Read(ref connections);

    public Task FirstConnection => firstConnection.Task;

    /// <summary>A change ends all open connections, so that the new mode holds from the next request on.</summary>
    public ProxyMode Mode
    {
        get => mode;
        set
        {
            CancellationTokenSource ended;
            lock (gate)
            {
                mode = value;
                ended = period;
                period = new CancellationTokenSource();
            }

            ended.Cancel();
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await period.CancelAsync();
        await accepting;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync();
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
            {
                return;
            }

            Interlocked.Increment(ref connections);
            firstConnection.TrySetResult();
            lock (gate)
            {
                _ = ServeAsync(client, mode, period.Token);
            }
        }
    }

    private async Task ServeAsync(TcpClient client, ProxyMode mode, CancellationToken period)
    {
        await Task.Yield();
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                await (mode switch
                {
                    ProxyMode.PassThrough => PassThroughAsync(stream, period),
                    ProxyMode.Hang => stream.CopyToAsync(Stream.Null, period),
                    ProxyMode.HalfPage => HalfPageAsync(stream, period),
                    ProxyMode.Refuse => Task.CompletedTask,
                    ProxyMode.Drip => DripAsync(stream, period),
                    _ => AnswerAsync(stream, FaultyAnswers.For(mode), client.Client, period),
                });
            }
            catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException)
            {
                // Either side went away, or the mode changed: the connection is over.
            }
        }
    }

    private async Task PassThroughAsync(NetworkStream client, CancellationToken period)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, target, period);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(period);
        var there = client.CopyToAsync(server.GetStream(), ended.Token);
        var back = server.GetStream().CopyToAsync(client, ended.Token);
        await Task.WhenAny(there, back);
        await ended.CancelAsync();
        await Task.WhenAll(there, back);
    }

    private async Task HalfPageAsync(NetworkStream client, CancellationToken period)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, target, period);
        await server.GetStream().WriteAsync(await ReadHeadAsync(client, period), period);

        var answer = await ReadHeadAsync(server.GetStream(), period);
        var body = answer.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        if (body == answer.Length)
        {
            var more = new byte[64 * 1024];
            answer = [.. answer, .. more[..await server.GetStream().ReadAsync(more, period)]];
        }

        await client.WriteAsync(answer.AsMemory(0, body + ((answer.Length - body) / 2)), period);
    }

    private static async Task AnswerAsync(NetworkStream client, string answer, Socket socket, CancellationToken period)
    {
        await ReadHeadAsync(client, period);
        await client.WriteAsync(Encoding.Latin1.GetBytes(answer), period);
        socket.Shutdown(SocketShutdown.Send);

        // Closing with a request body unread would reset the connection and could take the answer with it.
        await client.CopyToAsync(Stream.Null, period);
    }

    private static async Task DripAsync(NetworkStream client, CancellationToken period)
    {
        await ReadHeadAsync(client, period);
        await client.WriteAsync(Encoding.Latin1.GetBytes(FaultyAnswers.For(ProxyMode.Drip)), period);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync(period))
        {
            await client.WriteAsync(" "u8.ToArray(), period);
        }
    }

    /// <summary>Everything up to the end of the headers, and what came along with it.</summary>
    private static async Task<byte[]> ReadHeadAsync(NetworkStream stream, CancellationToken period)
    {
        var received = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (received.GetBuffer().AsSpan(0, (int)received.Length).IndexOf("\r\n\r\n"u8) < 0)
        {
            var count = await stream.ReadAsync(buffer, period);
            if (count == 0)
            {
                throw new IOException("The connection ended before the headers did.");
            }

            received.Write(buffer, 0, count);
        }

        return received.ToArray();
    }
}
