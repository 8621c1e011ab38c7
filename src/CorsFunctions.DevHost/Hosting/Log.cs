using Microsoft.Extensions.Logging;

namespace CorsFunctions.DevHost.Hosting;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "Function '{Function}', invocation {InvocationId}: an exception left the pipeline; the answer is 500 without headers.")]
    public static partial void InvocationFailed(ILogger logger, string function, string invocationId, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "{Method} {Path}: the host could not read the request or write the response; the answer is 500.")]
    public static partial void RequestFailed(ILogger logger, string method, string path, Exception exception);
}
