using System.IO.Compression;
using System.Text;

namespace CorsFunctions.Cli.Check.Probing;

/// <summary>The first part of a body, as far as it tells who answered.</summary>
internal static class BodyText
{
    private const int Longest = 16 * 1024;

    public static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new byte[Longest];
        try
        {
            await using var raw = await content.ReadAsStreamAsync(cancellationToken);
            await using var stream = Decode(raw, content.Headers.ContentEncoding.LastOrDefault());
            var length = await stream.ReadAtLeastAsync(buffer, Longest, throwOnEndOfStream: false, cancellationToken);
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or HttpRequestException)
        {
            // Cut off or badly compressed: status and headers are there, and they are what a browser judges.
            return "";
        }
    }

    private static Stream Decode(Stream raw, string? encoding) => encoding?.ToLowerInvariant() switch
    {
        "gzip" => new GZipStream(raw, CompressionMode.Decompress),
        "br" => new BrotliStream(raw, CompressionMode.Decompress),
        "deflate" => new ZLibStream(raw, CompressionMode.Decompress),
        _ => raw,
    };
}
