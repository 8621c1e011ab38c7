using System.Text.Json;
using CorsFunctions.Browser;

namespace CorsFunctions.Cli.Check.Requests;

/// <summary>Reads the cross-origin requests of a saved network log (HTTP Archive 1.2).</summary>
internal static class HarFile
{
    private const long LargestFile = 256L * 1024 * 1024;

    /// <summary>The most requests of one log that are played, so that a log of a day is no flood.</summary>
    public const int MostRequests = 50;

    /// <param name="path">The file.</param>
    /// <param name="credentials">True to include credentials even where the log has no cookie: browsers save logs without them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IReadOnlyList<CheckRequest>> ReadAsync(string path, bool credentials, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            if (stream.Length > LargestFile)
            {
                throw new BadRequestException($"The log '{Printable.Text(path)}' is larger than 256 MiB. Save a shorter one.");
            }

            using var log = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
            return [.. Requests(log.RootElement.GetProperty("log").GetProperty("entries"), credentials).DistinctBy(Key)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new BadRequestException($"The log '{Printable.Text(path)}' cannot be read: {Printable.Text(e.Message)}");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new BadRequestException($"The log '{Printable.Text(path)}' is no HTTP Archive: {Printable.Text(e.Message)}. Save it by \"Export HAR\" in the network panel.");
        }
    }

    private static IEnumerable<CheckRequest> Requests(JsonElement entries, bool credentials)
    {
        foreach (var entry in entries.EnumerateArray())
        {
            var request = entry.GetProperty("request");
            var method = request.GetProperty("method").GetString()!;
            var headers = request.GetProperty("headers").EnumerateArray()
                .Select(line => new HeaderLine(line.GetProperty("name").GetString() ?? "", line.GetProperty("value").GetString() ?? ""))
                .ToList();

            // The preflights of the log are played anew; requests without Origin are none of CORS.
            var url = request.GetProperty("url").GetString()!;
            if (method == "OPTIONS" || BrowserOwnHeaders.Find(headers, "origin") is not { } origin || !IsHttp(url))
            {
                continue;
            }

            var hasCookies = BrowserOwnHeaders.Find(headers, "cookie") is not null
                || (request.TryGetProperty("cookies", out var cookies) && cookies.GetArrayLength() > 0);
            var body = request.TryGetProperty("postData", out var post) && post.TryGetProperty("text", out var text) ? text.GetString() : null;
            var built = RequestBuilder.Build(
                url, origin, method, BrowserOwnHeaders.Remove(headers),
                credentials || hasCookies ? CredentialsMode.Include : CredentialsMode.Omit, body);
            if (!built.IsSameOrigin)
            {
                yield return built;
            }
        }
    }

    private static bool IsHttp(string url) =>
        url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    // One check for requests that a browser asks the same about.
    private static string Key(CheckRequest request) =>
        string.Join('\n', request.Method, request.Address, request.Origin, request.Mode, request.Need.RequestHeaders);
}
