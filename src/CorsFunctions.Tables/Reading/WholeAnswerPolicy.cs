using System.Buffers;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CorsFunctions.Tables.Reading;

/// <summary>
/// Takes each answer from the network whole, in the place of the pipeline's own buffering, which is content with a byte every now and then
/// and takes an answer of any length.
/// </summary>
/// <param name="answerTimeout">How long an answer may take from the request to its last byte.</param>
internal sealed class WholeAnswerPolicy(TimeSpan answerTimeout) : HttpPipelinePolicy
{
    private const int MaxBody = 16 * 1024 * 1024;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var started = TimeProvider.System.GetTimestamp();
        message.BufferResponse = false;
        await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
        if (message.Response.ContentStream is not { } stream)
        {
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(message.CancellationToken);
        if (answerTimeout != Timeout.InfiniteTimeSpan)
        {
            var left = answerTimeout - TimeProvider.System.GetElapsedTime(started);
            patience.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }

        try
        {
            message.Response.ContentStream = await ReadAsync(stream, message.Response.Headers.ContentLength, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!message.CancellationToken.IsCancellationRequested)
        {
            throw new SlowAnswerException($"it had not come to its end after {answerTimeout.TotalSeconds} s", e);
        }
        finally
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("Rows are read asynchronously.");

    private static async Task<AnswerBody> ReadAsync(Stream stream, long? announced, CancellationToken patience)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(announced is { } length and >= 0 and <= MaxBody ? (int)length + 1 : 64 * 1024);
        var filled = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer.AsMemory(filled), patience).ConfigureAwait(false)) > 0)
        {
            filled += read;
            if (filled > MaxBody)
            {
                throw new InvalidAnswerException($"sends a page of more than {MaxBody / 1024 / 1024} MB");
            }

            if (filled == buffer.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                buffer.AsSpan(0, filled).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }
        }

        return new AnswerBody(buffer, filled);
    }
}

/// <summary>The body of an answer, in a buffer that goes back to the pool.</summary>
internal sealed class AnswerBody(byte[] buffer, int length) : MemoryStream(buffer, 0, length, writable: false, publiclyVisible: true)
{
    private byte[]? buffer = buffer;

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, (int)Length);

    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref buffer, null) is { } used)
        {
            ArrayPool<byte>.Shared.Return(used);
        }

        base.Dispose(disposing);
    }
}

/// <summary>An answer whose bytes come too slowly; the request is sent again.</summary>
internal sealed class SlowAnswerException(string message, Exception inner) : IOException(message, inner);

/// <summary>An answer that no table service gives.</summary>
internal sealed class InvalidAnswerException(string message) : Exception(message);
