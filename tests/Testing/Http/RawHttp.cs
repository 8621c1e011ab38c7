using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace CorsFunctions.Testing;

/// <summary>HTTP over a plain socket: an HTTP client would join, reorder and refuse lines, which is just what tests are about.</summary>
public static class RawHttp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task<RawResponse> SendAsync(Uri address, RawRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SendAsync(address, request.Encoding.GetBytes(request.ToText(address)));
    }

    /// <summary>Sends the text as it is, in Latin-1; <c>\n</c> stands for a line's end.</summary>
    public static Task<RawResponse> SendAsync(Uri address, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return SendAsync(address, Encoding.Latin1.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal)));
    }

    private static async Task<RawResponse> SendAsync(Uri address, byte[] bytes)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, limit.Token);
        await using var stream = await OpenAsync(client, address, limit.Token);

        // Reading goes on while writing: a server that refuses an oversized request answers before it has read it all.
        var reading = ReadToEndAsync(stream, limit.Token);
        await WriteAsync(stream, bytes, limit.Token);
        return RawResponse.Parse(await reading);
    }

    private static async Task<Stream> OpenAsync(TcpClient client, Uri address, CancellationToken cancellationToken)
    {
        if (address.Scheme != Uri.UriSchemeHttps)
        {
            return client.GetStream();
        }

        var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = address.Host }, cancellationToken);
        return secure;
    }

    private static async Task WriteAsync(Stream stream, byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException)
        {
            // The server has answered and hung up already; its answer tells, and the absence of one is an error of its own.
        }
    }

    private static async Task<byte[]> ReadToEndAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var received = new MemoryStream();
        try
        {
            await stream.CopyToAsync(received, cancellationToken);
        }
        catch (IOException)
        {
            // A reset after the answer, because part of the request was never read.
        }

        return received.ToArray();
    }
}
