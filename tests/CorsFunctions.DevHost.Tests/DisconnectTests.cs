using System.Net.Sockets;
using System.Text;
using CorsFunctions.DevHost.Tests.Support;

namespace CorsFunctions.DevHost.Tests;

public sealed class DisconnectTests
{
    [Fact]
    public async Task Client_that_goes_away_cancels_the_invocation()
    {
        var entered = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        var spy = new Spy
        {
            Around = async (context, _) =>
            {
                using var registration = context.CancellationToken.Register(cancelled.SetResult);
                entered.SetResult();
                await cancelled.Task;
            },
        };
        await using var host = await RunningHost.StartAsync(spy.AddTo);
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(host.Address.Host, host.Address.Port, RunningHost.Cancellation);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /api/nameless HTTP/1.1\r\nHost: h\r\n\r\n"), RunningHost.Cancellation);
            await entered.Task.WaitAsync(TimeSpan.FromSeconds(30), RunningHost.Cancellation);
            Assert.False(cancelled.Task.IsCompleted);
        }

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30), RunningHost.Cancellation);
    }
}
