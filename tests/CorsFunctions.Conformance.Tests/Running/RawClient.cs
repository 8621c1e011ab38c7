using System.Net.Sockets;
using System.Text;
using CorsFunctions.Conformance.Tests.Cases;

namespace CorsFunctions.Conformance.Tests.Running;

/// <summary>
/// Writes a request byte by byte. <c>HttpClient</c> would not do: it joins, reorders and refuses header lines,
/// which is just what the cases are about.
/// </summary>
internal static class RawClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<RawResponse> SendAsync(
        Uri address, string path, CaseRequest request, Encoding encoding, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, limit.Token);
        var stream = client.GetStream();

        // Reading goes on while writing: a server that refuses an oversized request answers before it has read it all.
        var reading = ReadToEndAsync(stream, limit.Token);
        await WriteAsync(stream, encoding.GetBytes(Text(address, path, request)), limit.Token);
        return RawResponse.Parse(await reading);
    }

    internal static string Text(Uri address, string path, CaseRequest request)
    {
        var text = new StringBuilder($"{request.Method} {path} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n");
        foreach (var header in request.Headers)
        {
            text.Append(header.Name).Append(": ").Append(header.Value).Append("\r\n");
        }

        return text.Append("\r\n").ToString();
    }

    private static async Task WriteAsync(NetworkStream stream, byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException)
        {
            // The server has answered and hung up already; the response tells, and its absence is an error of its own.
        }
    }

    private static async Task<byte[]> ReadToEndAsync(NetworkStream stream, CancellationToken cancellationToken)
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
