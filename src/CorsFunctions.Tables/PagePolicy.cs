using Azure.Core;
using Azure.Core.Pipeline;

namespace CorsFunctions.Tables;

/// <summary>Takes the pages of a load from the network, in the place of the pipeline's own buffering, and lets <see cref="PageReading"/> judge them.</summary>
internal sealed class PagePolicy(TimeSpan answerTimeout) : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (PageReading.Current is not { } reading)
        {
            await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
            return;
        }

        var started = TimeProvider.System.GetTimestamp();
        message.BufferResponse = false;
        await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
        var left = answerTimeout == Timeout.InfiniteTimeSpan ? answerTimeout : answerTimeout - TimeProvider.System.GetElapsedTime(started);
        await reading.ReceiveAsync(message, left > TimeSpan.Zero || left == Timeout.InfiniteTimeSpan ? left : TimeSpan.Zero, answerTimeout).ConfigureAwait(false);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);
}
