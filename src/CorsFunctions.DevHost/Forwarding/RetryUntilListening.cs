using System.Net.Sockets;

namespace CorsFunctions.DevHost.Forwarding;

/// <summary>The worker's functions are loaded some milliseconds before its own server listens: a refused connection is tried again.</summary>
internal sealed class RetryUntilListening(HttpMessageHandler inner, Task invocation, TimeProvider time) : DelegatingHandler(inner)
{
    private const int MostAttempts = 10;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(25);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException exception) when (exception.InnerException is SocketException && attempt < MostAttempts && !invocation.IsFaulted)
            {
                await Task.Delay(FirstPause * attempt, time, cancellationToken);
            }
        }
    }
}
