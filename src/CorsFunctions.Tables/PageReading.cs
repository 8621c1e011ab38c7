using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;

namespace CorsFunctions.Tables;

/// <summary>
/// One load, page by page: knows whether all pages are, to the byte, those of the load before. Those are not parsed, which
/// is nine tenths of the work.
/// </summary>
/// <remarks>
/// A page's bytes hold every entity with its ETag, so whatever is written, moved or deleted changes them. A page that differs
/// after others were passed over makes the reading worthless (<see cref="IsIncomplete"/>); the next one parses all.
/// </remarks>
/// <param name="known">The pages of the load before; null to parse all.</param>
internal sealed class PageReading(PageVersion? known)
{
    private const int MaxBody = 16 * 1024 * 1024;
    private const string NextPartition = "x-ms-continuation-NextPartitionKey";
    private const string NextRow = "x-ms-continuation-NextRowKey";

    private static readonly AsyncLocal<PageReading?> Ambient = new();
    private static readonly byte[] NoRows = "{\"value\":[]}"u8.ToArray();

    private readonly List<string> pages = [];
    private int passedOver;

    /// <summary>The load to which the requests of this flow belong.</summary>
    public static PageReading? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>True when pages were passed over and not all are those of the load before: the rows are not all there.</summary>
    public bool IsIncomplete => passedOver > 0 && !IsUnchanged;

    /// <summary>True when the page that came last was passed over.</summary>
    public bool LastWasPassedOver { get; private set; }

    /// <summary>How far this machine's clock is before or behind the service's, when an answer shows that.</summary>
    public TimeSpan ClockSkew { get; private set; }

    public int Pages => pages.Count;

    /// <summary>True when all pages are those of the load before.</summary>
    public bool IsUnchanged => known is not null && passedOver == pages.Count && pages.Count == known.Pages.Count;

    public PageVersion Version => new(pages);

    /// <summary>Takes an answer's body from the network.</summary>
    /// <param name="message">The request and its answer.</param>
    /// <param name="left">How long the body may take.</param>
    /// <param name="timeout">How long the whole answer may take, for the error.</param>
    public async Task ReceiveAsync(HttpMessage message, TimeSpan left, TimeSpan timeout)
    {
        var response = message.Response;
        NoteClock(message);
        if (response.ContentStream is not { } stream)
        {
            return;
        }

        Body body;
        await using (stream.ConfigureAwait(false))
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(message.CancellationToken);
            patience.CancelAfter(left);
            body = await ReadAsync(stream, message, timeout, patience.Token).ConfigureAwait(false);
        }

        if (response.Status == 200 && message.Request.Method == RequestMethod.Get)
        {
            Judge(response, body);
        }
        else
        {
            response.ContentStream = body.ToStream();
        }
    }

    private void Judge(Response response, Body body)
    {
        var page = Digest(response, body.Bytes);
        LastWasPassedOver = known is not null && passedOver == pages.Count && pages.Count < known.Pages.Count && known.Pages[pages.Count] == page;
        pages.Add(page);
        if (LastWasPassedOver)
        {
            passedOver++;
            ArrayPool<byte>.Shared.Return(body.Buffer);
            response.ContentStream = new MemoryStream(NoRows, writable: false);
            return;
        }

        CheckIsPage(body.Bytes);
        response.ContentStream = body.ToStream();
    }

    private static async Task<Body> ReadAsync(Stream stream, HttpMessage message, TimeSpan timeout, CancellationToken patience)
    {
        var expected = message.Response.Headers.ContentLength is { } given and >= 0 and <= MaxBody ? (int)given + 1 : 64 * 1024;
        var buffer = ArrayPool<byte>.Shared.Rent(expected);
        var length = 0;
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer.AsMemory(length), patience).ConfigureAwait(false)) > 0)
            {
                length += read;
                if (length > MaxBody)
                {
                    throw new InvalidAnswerException($"sends a page of more than {MaxBody / 1024 / 1024} MB");
                }

                if (length == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                    buffer.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }
        }
        catch (OperationCanceledException e) when (!message.CancellationToken.IsCancellationRequested)
        {
            throw new SlowAnswerException($"it had not come to its end after {timeout.TotalSeconds} s", e);
        }

        return new Body(buffer, length);
    }

    // With the continuation, so that a page is the last one or not is part of what it is.
    private static string Digest(Response response, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(body);
        foreach (var name in (ReadOnlySpan<string>)[NextPartition, NextRow])
        {
            hash.AppendData(Encoding.UTF8.GetBytes(response.Headers.TryGetValue(name, out var value) ? $"\n{value}" : "\r"));
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return Convert.ToHexString(digest);
    }

    // The client takes an answer without "value" for one without rows, and then every row would be gone.
    private static void CheckIsPage(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        if (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isValue = json.ValueTextEquals("value"u8);
                json.Read();
                if (isValue && json.TokenType == JsonTokenType.StartArray)
                {
                    return;
                }

                json.Skip();
            }
        }

        throw new JsonException("The answer has no array of rows");
    }

    private void NoteClock(HttpMessage message)
    {
        if (message.Request.Headers.TryGetValue("x-ms-date", out var sent)
            && DateTimeOffset.TryParse(sent, System.Globalization.CultureInfo.InvariantCulture, out var here)
            && message.Response.Headers.Date is { } there)
        {
            ClockSkew = here - there;
        }
    }

    // A class, as what the steps of a load hand on is elsewhere: tasks of a tuple are compiled at each cold start.
    private sealed record Body(byte[] Buffer, int Length)
    {
        public ReadOnlySpan<byte> Bytes => Buffer.AsSpan(0, Length);

        public MemoryStream ToStream() => new(Buffer, 0, Length, writable: false);
    }
}

/// <summary>The pages of one load, each by a digest of its bytes.</summary>
internal sealed record PageVersion(IReadOnlyList<string> Pages);

/// <summary>An answer whose bytes come too slowly; the client tries again.</summary>
internal sealed class SlowAnswerException(string message, Exception inner) : IOException(message, inner);

/// <summary>An answer that no table service gives.</summary>
internal sealed class InvalidAnswerException(string message) : Exception(message);
