using System.Net.Sockets;
using System.Text;

namespace CorsFunctions.DevHost.Tests.Support;

/// <summary>HTTP without a client that tidies up.</summary>
internal static class RawHttp
{
    public static async Task<RawResponse> SendAsync(Uri address, string request, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, cancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request.Replace("\n", "\r\n", StringComparison.Ordinal)), cancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return RawResponse.Parse(await reader.ReadToEndAsync(cancellationToken));
    }
}
