using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;

namespace CorsFunctions.DevHost.Protocol;

/// <summary>
/// One worker's stream. Requests are numbered, and a worker's answer carries the number of what it answers, so that one
/// table of open questions serves the handshake and the invocations alike.
/// </summary>
internal sealed class WorkerChannel(IAsyncStreamReader<StreamingMessage> incoming, IServerStreamWriter<StreamingMessage> outgoing, HostLog log)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> open = new(StringComparer.Ordinal);
    private readonly Channel<StreamingMessage> queue = Channel.CreateUnbounded<StreamingMessage>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the stream has ended, for whatever reason.</summary>
    public Task Closed => closed.Task;

    /// <summary>Carries messages until the worker goes or the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = WriteAsync(stop.Token);
        try
        {
            while (await incoming.MoveNext(stop.Token))
            {
                Receive(incoming.Current);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or Grpc.Core.RpcException or InvalidOperationException)
        {
            // The worker died, or the host stops: the open questions are told below.
        }
        finally
        {
            await stop.CancelAsync();
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Close();
        }
    }

    public void Send(StreamingMessage message) => queue.Writer.TryWrite(message);

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <exception cref="WorkerGoneException">The worker went before it answered.</exception>
    public async Task<StreamingMessage> AskAsync(StreamingMessage message, CancellationToken cancellationToken)
    {
        message.RequestId = Guid.NewGuid().ToString();
        var answer = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        open[message.RequestId] = answer;
        try
        {
            // Closed after the entry was made, so that either Close sees the entry or this sees that it is closed.
            if (closed.Task.IsCompleted || !queue.Writer.TryWrite(message))
            {
                throw new WorkerGoneException();
            }

            return await answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            open.TryRemove(message.RequestId, out _);
        }
    }

    private void Receive(StreamingMessage message)
    {
        if (message.ContentCase == StreamingMessage.ContentOneofCase.RpcLog)
        {
            log.Write(message.RpcLog);
        }
        else if (open.TryGetValue(message.RequestId, out var answer))
        {
            answer.TrySetResult(message);
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await foreach (var message in queue.Reader.ReadAllAsync(cancellationToken))
        {
            await outgoing.WriteAsync(message, cancellationToken);
        }
    }

    private void Close()
    {
        closed.TrySetResult();
        queue.Writer.TryComplete();
        foreach (var answer in open.Values)
        {
            answer.TrySetException(new WorkerGoneException());
        }
    }
}

/// <summary>The worker ended, or its stream did, before it answered.</summary>
internal sealed class WorkerGoneException() : Exception("The worker ended before it answered.");
