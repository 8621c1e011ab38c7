using System.Globalization;
using CorsFunctions.DevHost.Forwarding;
using CorsFunctions.DevHost.Protocol;
using CorsFunctions.DevHost.Results;
using CorsFunctions.DevHost.Routing;
using CorsFunctions.DevHost.Worker;
using Microsoft.AspNetCore.Http;

namespace CorsFunctions.DevHost.Http;

/// <summary>One invocation: the request to the worker, and its answer to the client, in either of the worker's modes.</summary>
internal sealed class FunctionInvoker(WorkerForwarder forwarder, HostLog log, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext http, LoadedWorker worker, HttpFunction function)
    {
        var id = Guid.NewGuid().ToString();
        var started = time.GetTimestamp();
        log.Information($"Executing 'Functions.{function.Name}' (Id={id})");
        try
        {
            await (worker.Capabilities.HttpUri is { } uri ? ForwardAsync(uri) : SendAsync());
            log.Information($"Executed 'Functions.{function.Name}' (Succeeded, {Tail()})");
        }
        catch (Exception exception) when (exception is InvocationFailedException or WorkerGoneException)
        {
            log.Error($"Executed 'Functions.{function.Name}' (Failed, {Tail()})\n{exception.Message}");
            throw;
        }

        string Tail() => string.Create(CultureInfo.InvariantCulture, $"Id={id}, Duration={time.GetElapsedTime(started).TotalMilliseconds:0}ms");

        async Task SendAsync()
        {
            var route = FunctionRoutes.Values(http);
            var body = await RpcRequest.ReadBodyAsync(http.Request);
            var request = NewRequest(RpcRequest.Of(http.Request, route, body, worker.Capabilities));
            TriggerMetadata.Fill(request.TriggerMetadata, http.Request, route, body);
            var response = await AskAsync(request);
            await FunctionResult.WriteAsync(http.Response, function, response);
        }

        // The worker's own server writes the response; what the invocation returns is not looked at.
        async Task ForwardAsync(string uri)
        {
            var request = NewRequest(new RpcHttp());
            TriggerMetadata.Fill(request.TriggerMetadata, http.Request, FunctionRoutes.Values(http), default);
            var invocation = AskAsync(request);
            await forwarder.ForwardAsync(http, uri, id, invocation);
        }

        InvocationRequest NewRequest(RpcHttp input)
        {
            var request = new InvocationRequest { InvocationId = id, FunctionId = function.Id, TraceContext = TraceHeaders.Read(http.Request.Headers) };
            request.InputData.Add(new ParameterBinding { Name = function.Trigger, Data = new TypedData { Http = input } });
            return request;
        }

        async Task<InvocationResponse> AskAsync(InvocationRequest request)
        {
            await using var registration = http.RequestAborted.Register(Cancel);
            var answer = (await worker.Channel.AskAsync(new StreamingMessage { InvocationRequest = request }, CancellationToken.None)).InvocationResponse;
            return answer.Result is { Status: StatusResult.Types.Status.Success }
                ? answer
                : throw new InvocationFailedException(answer.Result?.Exception is { } exception ? HostLog.Describe(exception) : "The worker gave no reason.");
        }

        void Cancel()
        {
            if (worker.Capabilities.Cancellation)
            {
                worker.Channel.Send(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = id } });
            }
        }
    }
}

/// <summary>An exception left the worker's pipeline: it is told in the log, and the client gets a 500.</summary>
internal sealed class InvocationFailedException(string message) : Exception(message);
