using CorsFunctions.DevHost.Worker;
using Grpc.Core;

namespace CorsFunctions.DevHost.Protocol;

/// <summary>Where a worker calls: its first message says which worker it is.</summary>
internal sealed class WorkerService(WorkerSlot slot, HostLog log) : FunctionRpc.FunctionRpcBase
{
    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        if (!await requestStream.MoveNext(context.CancellationToken)
            || requestStream.Current is not { ContentCase: StreamingMessage.ContentOneofCase.StartStream } first
            || !slot.Expects(first.StartStream.WorkerId))
        {
            throw new Grpc.Core.RpcException(new Status(StatusCode.PermissionDenied, "This host waits for another worker."));
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, slot.Stopping);
        var channel = new WorkerChannel(requestStream, responseStream, log);
        var running = channel.RunAsync(stop.Token);
        slot.Load(channel);
        await running;
        slot.Forget(channel);
    }
}
