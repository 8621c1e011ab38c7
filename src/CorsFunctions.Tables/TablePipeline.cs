using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CorsFunctions.Tables.Reading;

namespace CorsFunctions.Tables;

/// <summary>How requests to the table service behave: with so much patience that whatever fails is known within 20 seconds.</summary>
internal static class TablePipeline
{
    /// <summary>How long one answer may take from the request to its last byte. The service itself ends a query after 5 s.</summary>
    public static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(8);

    /// <summary>How long before a request is sent again.</summary>
    public static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(0.5);

    /// <summary>How often a request is sent again.</summary>
    public const int Retries = 1;

    /// <param name="transport">What carries the requests; null for the client's own.</param>
    /// <param name="answerTimeout">For tests; default <see cref="AnswerTimeout"/>.</param>
    /// <param name="retryDelay">For tests; default half a second.</param>
    public static TableClientOptions CreateOptions(HttpPipelineTransport? transport = null, TimeSpan? answerTimeout = null, TimeSpan? retryDelay = null)
    {
        var options = new TableClientOptions
        {
            Retry = { NetworkTimeout = answerTimeout ?? AnswerTimeout },
            RetryPolicy = new ImpatientRetryPolicy(DelayStrategy.CreateExponentialDelayStrategy(retryDelay ?? RetryDelay)),
        };
        if (transport is not null)
        {
            options.Transport = transport;
        }

        return options;
    }

    /// <summary>A pipeline as the client itself has it, but that it takes each answer whole.</summary>
    /// <param name="options">The client's options.</param>
    /// <param name="credential">What authorizes the requests; none by default.</param>
    public static HttpPipeline Create(TableClientOptions options, params HttpPipelinePolicy[] credential) =>
        HttpPipelineBuilder.Build(options, [.. credential, new WholeAnswerPolicy(options.Retry.NetworkTimeout)]);

    // A service that wants to be left alone for long is left alone until the next load, and is told of at once.
    private sealed class ImpatientRetryPolicy(DelayStrategy delay) : RetryPolicy(Retries, delay)
    {
        private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

        protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
            !WantsLongWait(message, exception) && base.ShouldRetry(message, exception);

        protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
            WantsLongWait(message, exception) ? new(false) : base.ShouldRetryAsync(message, exception);

        private static bool WantsLongWait(HttpMessage message, Exception? exception) =>
            exception is null && message.HasResponse && RetryAfter.Of(message.Response) > LongestWait;
    }
}

/// <summary>How long a service wants to be left alone, in each form that the pipeline obeys.</summary>
internal static class RetryAfter
{
    private static readonly string[] InMilliseconds = ["retry-after-ms", "x-ms-retry-after-ms"];

    /// <summary>The wait that an answer asks for, or null.</summary>
    public static TimeSpan? Of(Response response)
    {
        foreach (var name in InMilliseconds)
        {
            if (response.Headers.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var milliseconds))
            {
                return TimeSpan.FromMilliseconds(milliseconds);
            }
        }

        return !response.Headers.TryGetValue("Retry-After", out var value) ? null
            : int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var instant) ? instant - TimeProvider.System.GetUtcNow()
            : null;
    }
}
