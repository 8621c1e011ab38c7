using CorsFunctions.DevHost.Protocol;
using CorsFunctions.DevHost.Routing;

namespace CorsFunctions.DevHost.Worker;

/// <summary>What host and worker settle before the first request: capabilities, the list of functions, and each function's load.</summary>
internal sealed class WorkerHandshake(string appFolder, string routePrefix, HostLog log)
{
    // The version of the host whose behaviour DevHost follows; some extensions look at it.
    private const string HostVersion = "4.1037.0";

    /// <exception cref="DevHostException">The worker refuses.</exception>
    public async Task<LoadedWorker> RunAsync(WorkerChannel channel, CancellationToken cancellationToken)
    {
        var init = await AskAsync(new StreamingMessage
        {
            WorkerInitRequest = new WorkerInitRequest
            {
                HostVersion = HostVersion,
                WorkerDirectory = appFolder,
                FunctionAppDirectory = appFolder,
                Capabilities = { { "RpcHttpTriggerMetadataRemoved", "true" } },
            },
        });
        Check(init.WorkerInitResponse.Result, "start");

        var metadata = await AskAsync(new StreamingMessage { FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = appFolder } });
        Check(metadata.FunctionMetadataResponse.Result, "list its functions");

        var found = FunctionIndex.Of(metadata.FunctionMetadataResponse.FunctionMetadataResults);
        var loads = await Task.WhenAll(found.Functions.Select(LoadAsync));
        var functions = found.Without(loads.OfType<(HttpFunction, string)>());
        functions.BuildRoutes(routePrefix);
        return new LoadedWorker(channel, new WorkerCapabilities(init.WorkerInitResponse.Capabilities), functions);

        Task<StreamingMessage> AskAsync(StreamingMessage message) => channel.AskAsync(message, cancellationToken);

        async Task<(HttpFunction, string)?> LoadAsync(HttpFunction function)
        {
            var answer = await AskAsync(new StreamingMessage { FunctionLoadRequest = function.ToLoadRequest() });
            var result = answer.FunctionLoadResponse.Result;
            if (result.Status == StatusResult.Types.Status.Success)
            {
                return null;
            }

            log.Error($"The function '{function.Name}' could not be loaded.\n{HostLog.Describe(result.Exception ?? new RpcException())}");
            return (function, "the worker could not load it.");
        }
    }

    private static void Check(StatusResult result, string what)
    {
        if (result is not { Status: StatusResult.Types.Status.Success })
        {
            throw new DevHostException($"The app could not {what}: {result?.Exception?.Message ?? "it gave no reason"}.");
        }
    }
}
