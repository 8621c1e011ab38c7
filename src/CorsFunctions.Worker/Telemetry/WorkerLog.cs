using Microsoft.Extensions.Logging;

namespace CorsFunctions.Worker.Telemetry;

/// <summary>
/// Messages of the middleware. Event ids 101 to 199 are its own and never change their meaning. Of what a client
/// sent two things are logged above Debug, with a refusal: the origin where it is well-formed, so that its characters and length are
/// bounded, and the name of a refused header where it is a short token. Row keys and function names come from the operator.
/// </summary>
internal static partial class WorkerLog
{
    [LoggerMessage(101, LogLevel.Information, "CORS {Kind} refused for function {Function}: {Reason}, row {Row}{Header}, origin {Origin}")]
    public static partial void Refused(ILogger logger, string kind, string function, string reason, string row, string header, string origin);

    [LoggerMessage(102, LogLevel.Debug, "CORS {Kind} allowed for function {Function}, row {Row}")]
    public static partial void Allowed(ILogger logger, string kind, string function, string row);

    [LoggerMessage(103, LogLevel.Debug, "CORS request: origin '{Origin}', path '{Path}', requested method '{RequestMethod}', requested headers '{RequestHeaders}'")]
    public static partial void Facts(ILogger logger, string origin, string path, string requestMethod, string requestHeaders);

    [LoggerMessage(104, LogLevel.Error, "Function {Function} failed; the browser gets a 500 with its CORS headers")]
    public static partial void FunctionFailed(ILogger logger, Exception exception, string function);

    [LoggerMessage(105, LogLevel.Warning, "Function {Function} sets CORS headers itself; they are replaced by those of the policies. Remove them from the function")]
    public static partial void OwnHeadersReplaced(ILogger logger, string function);

    [LoggerMessage(106, LogLevel.Warning, "Function {Function} has an HTTP trigger and no HTTP output, so its responses cannot carry CORS headers. Return an HttpResponseData, or mark a property of the result with [HttpResult]")]
    public static partial void NoHttpOutput(ILogger logger, string function);

    // 107 was the report that the ASP.NET Core integration is not supported.
    [LoggerMessage(108, LogLevel.Information, "CORS refused {Count} more requests for function {Function}: {Reason}, row {Row}, origin {Origin}")]
    public static partial void MoreRefused(ILogger logger, long count, string function, string reason, string row, string origin);

    [LoggerMessage(109, LogLevel.Warning, "The response of function {Function} was on the way before UseCorsPolicies saw the request, so it carries no CORS headers. Register the middleware that writes it after UseCorsPolicies")]
    public static partial void StartedEarly(ILogger logger, string function);

    [LoggerMessage(110, LogLevel.Warning, "Preflights do not arrive. {Advice}")]
    public static partial void PreflightsDoNotArrive(ILogger logger, string advice);

    [LoggerMessage(111, LogLevel.Warning, "CORS from before UseCorsPolicies: {Advice}")]
    public static partial void EarlierCorsFound(ILogger logger, string advice);
}
